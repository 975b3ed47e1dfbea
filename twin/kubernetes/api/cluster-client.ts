import type { IncomingMessage } from "node:http";
import { request as requestPlain } from "node:http";
import { Agent, type RequestOptions, request as requestTls } from "node:https";
import { type Props, toProps } from "../../../model/graph/json";
import { ApiError, toApiError } from "./api-error";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

interface Call {
  readonly query?: Query;
  readonly body?: Props;
  /** Of the body. Default: `application/json`. */
  readonly contentType?: string;
  readonly signal?: AbortSignal;
}

/** What patches are sent as. Source: the API's documentation of server-side apply and of patches. */
export const contentTypes = {
  apply: "application/apply-patch+yaml",
  merge: "application/merge-patch+json",
  strategicMerge: "application/strategic-merge-patch+json",
} as const;

/** Milliseconds for an answer that is no stream. */
const answerWithin = 60_000;
/** Milliseconds that what a credential plugin or a token file said is used for. */
const credentialsLast = 30_000;

/** What is asked of the library's `KubeConfig`, which reads files, runs credential plugins and renews tokens. */
interface ClusterConfig {
  getCurrentCluster(): { readonly server: string; readonly proxyUrl?: string | undefined } | null;
  applyToHTTPSOptions(options: RequestOptions): Promise<void>;
}

interface Access {
  readonly options: RequestOptions;
  readonly until: number;
}

/** One API server, with the address and the credentials of a kubeconfig's context. */
export class ClusterClient {
  private access: Promise<Access> | undefined;
  private agent: Agent | undefined;

  constructor(private readonly config: ClusterConfig) {}

  get server(): string {
    return this.config.getCurrentCluster()?.server ?? "";
  }

  /** @throws ApiError */
  async call(method: Method, path: string, call: Call = {}): Promise<Props> {
    const text = await this.text(method, path, call);
    return text === "" ? {} : toProps(JSON.parse(text));
  }

  /** An answer that need not be JSON, such as `ok` of `/readyz`. @throws ApiError */
  async text(method: Method, path: string, call: Call = {}): Promise<string> {
    const response = await this.open(method, path, { signal: AbortSignal.timeout(answerWithin), ...call });
    const body = await read(response);
    const code = response.statusCode ?? 0;
    if (code >= 400) throw toApiError(code, body);
    return body;
  }

  /** Lines of a watch, one JSON text each, until the server or the signal ends it. @throws ApiError */
  async lines(path: string, query: Query, signal: AbortSignal, onLine: (line: string) => void): Promise<void> {
    const response = await this.open("GET", path, { query, signal });
    const code = response.statusCode ?? 0;
    if (code >= 400) throw toApiError(code, await read(response));
    let rest = "";
    response.setEncoding("utf8");
    for await (const chunk of response) {
      const lines = `${rest}${String(chunk)}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line !== "") onLine(line);
    }
  }

  close(): void {
    this.agent?.destroy();
  }

  private async open(method: Method, path: string, call: Call): Promise<IncomingMessage> {
    const { options } = await this.currentAccess();
    const url = new URL(this.server + path);
    for (const [key, value] of Object.entries(call.query ?? {}))
      if (value !== undefined) url.searchParams.set(key, String(value));
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    return new Promise((resolve, reject) => {
      const send = url.protocol === "http:" ? requestPlain : requestTls;
      const request = send(url, {
        ...options,
        method,
        ...(call.signal === undefined ? {} : { signal: call.signal }),
        headers: {
          ...options.headers,
          accept: "application/json",
          ...(body === undefined
            ? {}
            : { "content-type": call.contentType ?? "application/json", "content-length": Buffer.byteLength(body) }),
        },
      });
      request.once("response", resolve);
      request.once("error", (error) => reject(noAnswer(this.server, error)));
      request.end(body);
    });
  }

  private async currentAccess(): Promise<Access> {
    const known = await this.access;
    if (known !== undefined && known.until > Date.now()) return known;
    this.access = this.readAccess();
    return this.access;
  }

  private async readAccess(): Promise<Access> {
    const options: RequestOptions = {};
    await this.config.applyToHTTPSOptions(options);
    const hasProxy = this.config.getCurrentCluster()?.proxyUrl !== undefined;
    // The library makes a new agent each time, and with it a new connection for each request.
    if (!hasProxy && this.server.startsWith("https:")) {
      const { ca, cert, key, pfx, passphrase, servername, rejectUnauthorized } = options;
      const own = { ca, cert, key, pfx, passphrase, servername, rejectUnauthorized, keepAlive: true };
      this.agent ??= new Agent(Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)));
      options.agent = this.agent;
    }
    return { options, until: Date.now() + credentialsLast };
  }
}

async function read(response: IncomingMessage): Promise<string> {
  let text = "";
  response.setEncoding("utf8");
  for await (const part of response) text += String(part);
  return text;
}

function noAnswer(server: string, error: Error): ApiError {
  return new ApiError(0, "NoAnswer", `no answer from the API server ${server}: ${error.message}`);
}
