import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import { Socket } from "node:net";
import path from "node:path";

/** A small server in a process of its own, which may be killed, stopped or told to be unhealthy. */
export interface Node {
  readonly id: string;
  readonly address: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
}

const started = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of started) child.kill("SIGKILL");
});

/**
 * Starts a node and waits until it listens. It answers every path with its id and the request's headers as JSON; `/slow?ms=` late,
 * `/healthz` with the status last sent to `/health/<status>`, `/status/<code>` with that code, `/login` with a cookie `SESSION`,
 * `/headers/<bytes>` with headers of that size, `/abort` and `/reset` by closing the connection.
 */
export async function startNode(
  id: string,
  address: string,
  port = 8080,
  options: { readonly pem?: string; readonly proxyProtocol?: boolean } = {},
): Promise<Node> {
  const script = path.join(__dirname, "traffic-node.js");
  const child = spawn(
    process.execPath,
    [script, id, address, String(port), options.pem ?? "", options.proxyProtocol === true ? "proxy" : ""],
    {
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  started.add(child);
  child.once("exit", () => started.delete(child));
  await Promise.race([
    once(child.stdout ?? child, "data"),
    once(child, "exit").then(() => Promise.reject(new Error(`node ${id} did not start on ${address}:${port}`))),
  ]);
  // A test that fails half-way must not wait for its nodes.
  child.unref();
  for (const stream of [child.stdin, child.stdout]) if (stream instanceof Socket) stream.unref();
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return { id, address, port, process: child, kill };
}

export interface Answer {
  readonly status: number;
  /** Node that answered; empty when the balancer itself did. */
  readonly node: string;
  readonly body: string;
  readonly headers: http.IncomingHttpHeaders;
  /** Name and value of every cookie that was set. */
  readonly cookies: Readonly<Record<string, string>>;
  readonly milliseconds: number;
}

export interface AskOptions {
  readonly method?: string;
  readonly headers?: http.OutgoingHttpHeaders;
  readonly body?: string;
  /** Address to speak from. */
  readonly from?: string;
  readonly timeout?: number;
  /** Request target as it is sent, in place of the URL's own path. */
  readonly path?: string;
  readonly agent?: http.Agent;
  /** PEM of the authority to trust, with https. */
  readonly ca?: string;
  readonly tls?: https.RequestOptions;
}

/** One request on a connection of its own, unless an agent is given. Rejects when no answer came. */
export function ask(url: string, options: AskOptions = {}): Promise<Answer> {
  const begin = performance.now();
  const client = url.startsWith("https:") ? https : http;
  return new Promise((resolve, reject) => {
    const request = client.request(
      url,
      {
        method: options.method ?? "GET",
        headers: options.headers,
        agent: options.agent ?? false,
        ...(options.path === undefined ? {} : { path: options.path }),
        timeout: options.timeout ?? 10_000,
        ...(options.from === undefined ? {} : { localAddress: options.from }),
        ...(options.ca === undefined ? {} : { ca: options.ca }),
        ...options.tls,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const node = response.headers["x-node"];
          resolve({
            status: response.statusCode ?? 0,
            node: typeof node === "string" ? node : "",
            body: Buffer.concat(chunks).toString("utf8"),
            headers: response.headers,
            cookies: cookiesOf(response.headers["set-cookie"] ?? []),
            milliseconds: performance.now() - begin,
          });
        });
      },
    );
    request.on("timeout", () => request.destroy(new Error("timeout")));
    request.on("error", reject);
    request.end(options.body);
  });
}

function cookiesOf(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

export const cookieHeader = (cookies: Readonly<Record<string, string>>): string =>
  Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");

export interface LoadResult {
  readonly total: number;
  readonly lost: readonly { readonly at: number; readonly why: string }[];
  readonly byNode: Readonly<Record<string, number>>;
}

export interface LoadOptions extends AskOptions {
  /** Requests a second. */
  readonly rate: number;
  readonly until: Promise<unknown>;
  /** Never longer than this, milliseconds. */
  readonly atMost?: number;
}

/** Requests at a steady rate, open loop, until told to stop. A request is lost when it has no answer or one of 500 and above. */
export async function load(url: string, options: LoadOptions): Promise<LoadResult> {
  const lost: { at: number; why: string }[] = [];
  const byNode: Record<string, number> = {};
  const open = new Set<Promise<void>>();
  let total = 0;
  let isOver = false;
  void options.until.finally(() => {
    isOver = true;
  });
  const begin = Date.now();
  while (!isOver && Date.now() - begin < (options.atMost ?? 30_000)) {
    const due = Math.floor(((Date.now() - begin) / 1000) * options.rate);
    for (; total < due; total++) {
      const at = Date.now();
      const one = ask(url, options).then(
        ({ status, node }) => {
          byNode[node] = (byNode[node] ?? 0) + 1;
          if (status >= 500) lost.push({ at, why: String(status) });
        },
        (error: Error) => void lost.push({ at, why: error.message }),
      );
      const tracked = one.finally(() => open.delete(tracked));
      open.add(tracked);
    }
    await sleep(10);
  }
  await Promise.all(open);
  return { total, lost, byNode };
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until a condition holds. @throws when it does not within the time, milliseconds. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  atMost: number,
  what: string,
): Promise<number> {
  const begin = Date.now();
  while (!(await condition())) {
    if (Date.now() - begin > atMost) throw new Error(`still not after ${atMost / 1000} s: ${what}`);
    await sleep(20);
  }
  return Date.now() - begin;
}

/** Whether a count of successes agrees with a probability, within `sigmas` standard deviations of a binomial distribution. */
export function agrees(successes: number, samples: number, probability: number, sigmas = 4): boolean {
  const deviation = Math.sqrt(samples * probability * (1 - probability));
  return Math.abs(successes - samples * probability) <= sigmas * deviation;
}
