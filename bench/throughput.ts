import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";
import type { Figure } from "./figure";
import { type Lab, type LabStatus, startProgram } from "./lab";
import { median } from "./measure";
import { processorSeconds } from "./processor";

const connections = 32;
const secondsEach = 4;
/** Milliseconds after a load: what is still being written down must not take from the next one. */
const pause = 500;

interface Load {
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p99: number;
  /** Microseconds of HAProxy's processor time for a request: what a busy machine distorts least. */
  readonly processor: number;
}

async function drive(url: string, haproxy: number): Promise<Load> {
  const before = processorSeconds(haproxy);
  const result = await autocannon({
    url,
    connections,
    duration: secondsEach,
    tlsOptions: { rejectUnauthorized: false },
  });
  const processor = ((processorSeconds(haproxy) - before) * 1e6) / result["2xx"];
  await sleep(pause);
  if (result.non2xx + result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} not served, ${result.errors} errors`);
  return { requestsPerSecond: result.requests.average, p99: result.latency.p99, processor };
}

interface ByHand {
  readonly address: string;
  readonly port: number;
  readonly certificate: string;
  readonly log: boolean;
}

/** What an engineer would write by hand for the same nodes: weights, TLS, health checks, keep-alive, a log to a file or none. */
function handWritten(status: LabStatus, { address, port, certificate, log }: ByHand): string {
  const share = (group: string) => (group.includes("blue") ? 90 : 10);
  const servers = status.nodes
    .filter(({ lifecycle }) => lifecycle === "InService")
    .map(
      ({ id, group, backendAddress }) => `  server ${id} ${backendAddress}:8080 weight ${share(group)} check inter 5s`,
    );
  return [
    "global",
    "  nbthread 2",
    ...(log ? ["  log stdout format raw local0"] : []),
    "defaults",
    "  mode http",
    "  timeout connect 10s",
    "  timeout client 60s",
    "  timeout server 60s",
    "  http-reuse safe",
    ...(log ? ["  log global", "  option httplog"] : []),
    "frontend by-hand",
    `  bind ${address}:${port} ssl crt ${certificate} ssl-min-ver TLSv1.2`,
    "  option forwardfor",
    "  default_backend nodes",
    "backend nodes",
    "  balance roundrobin",
    "  option httpchk GET /healthz",
    ...servers,
    "",
  ].join("\n");
}

/**
 * Requests a second and p99 through the twin, against HAProxy with a hand-written configuration on the same nodes: the lab must not
 * scale them. The first pair warms up.
 */
export async function measureThroughput(lab: Lab, rounds: number, log: boolean): Promise<Figure[]> {
  const status = await lab.untilHealthy();
  const [balancer] = status.desired.balancers;
  const listener = balancer?.listeners.find(({ protocol }) => protocol === "HTTPS");
  if (!balancer || !listener) throw new Error("the lab has no HTTPS listener");
  const home = join(lab.folder, ".vipkit/twin/local/haproxy");
  const certificates = join(home, "certificates");
  const twin = Number(readFileSync(join(home, "haproxy.pid"), "utf8"));
  const certificate = readdirSync(certificates).find((name) => name.endsWith(".pem")) ?? "";
  const port = listener.port + 1;
  writeFileSync(
    join(lab.folder, "by-hand.cfg"),
    handWritten(status, { address: balancer.dnsName, port, certificate: join(certificates, certificate), log }),
  );
  const byHand = startProgram(["haproxy", "-f", "by-hand.cfg", "-db"], lab.folder);
  try {
    await sleep(1000);
    const pairs: { twin: Load; hand: Load }[] = [];
    for (let round = 0; round <= rounds; round++) {
      pairs.push({
        twin: await drive(`https://${balancer.dnsName}:${listener.port}`, twin),
        hand: await drive(`https://${balancer.dnsName}:${port}`, byHand.pid),
      });
    }
    pairs.shift();
    const logged = log ? "with an access log" : "no access log";
    const middle = (value: (pair: (typeof pairs)[number]) => number) => median(pairs.map(value));
    return [
      {
        name: `requests a second through the twin, TLS, ${logged}`,
        ratio: middle(({ twin, hand }) => twin.requestsPerSecond / hand.requestsPerSecond),
        against: `HAProxy with a hand-written configuration, TLS, ${logged}, same nodes`,
        detail: `${middle(({ twin }) => twin.requestsPerSecond).toFixed(0)}/s against ${middle(({ hand }) => hand.requestsPerSecond).toFixed(0)}/s`,
      },
      {
        name: `HAProxy's processor time for a request through the twin, ${logged}`,
        ratio: middle((pair) => pair.twin.processor / pair.hand.processor),
        against: "the same",
        detail: `${middle((pair) => pair.twin.processor).toFixed(0)} us against ${middle((pair) => pair.hand.processor).toFixed(0)} us`,
      },
      {
        name: `p99 through the twin, ${logged}`,
        ratio: middle(({ twin, hand }) => twin.p99 / hand.p99),
        against: "the same",
        detail: `${middle(({ twin }) => twin.p99).toFixed(0)} ms against ${middle(({ hand }) => hand.p99).toFixed(0)} ms`,
      },
    ];
  } finally {
    await byHand.stop();
  }
}
