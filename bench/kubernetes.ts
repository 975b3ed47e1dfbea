import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { findTwinProcesses } from "../cli/twin-processes";
import { ensureKubernetes } from "../tools/setup/kubernetes";
import type { Figure } from "./figure";
import { Lab, startProgram } from "./lab";
import { median } from "./measure";
import { drive, type Load } from "./throughput";

const host = "demo.internal";
/** MiB that a laptop has to spare for all of it. */
const memoryBound = 1.2 * 1024;

const statusAnswer = z.looseObject({
  pods: z.array(z.looseObject({ group: z.string(), address: z.string() })),
  gateways: z.array(z.looseObject({ address: z.string() })),
});

interface ByHand {
  readonly address: string;
  readonly port: number;
  /** A secret as the twin wrote it for its own Envoy. */
  readonly secretFile: string;
  readonly pods: z.output<typeof statusAnswer>["pods"];
}

/** What an engineer would write by hand for the same pods: weights, TLS, health checks, keep-alive, no access log. */
function handWritten({ address, port, secretFile, pods }: ByHand): string {
  const { resources } = z
    .looseObject({ resources: z.tuple([z.looseObject({ name: z.string() })]) })
    .parse(JSON.parse(readFileSync(secretFile, "utf8")));
  const socket = (ip: string, number: number) => ({ socket_address: { address: ip, port_value: number } });
  const cluster = (group: string) => ({
    name: group,
    type: "STATIC",
    connect_timeout: "1s",
    health_checks: [
      {
        timeout: "1s",
        interval: "2s",
        unhealthy_threshold: 2,
        healthy_threshold: 2,
        http_health_check: { path: "/healthz" },
      },
    ],
    load_assignment: {
      cluster_name: group,
      endpoints: [
        {
          lb_endpoints: pods
            .filter((pod) => pod.group === group)
            .map((pod) => ({ endpoint: { address: socket(pod.address, 8080) } })),
        },
      ],
    },
  });
  const type = (name: string) => ({ "@type": `type.googleapis.com/envoy.extensions.${name}` });
  const manager = {
    ...type("filters.network.http_connection_manager.v3.HttpConnectionManager"),
    stat_prefix: "by_hand",
    route_config: {
      virtual_hosts: [
        {
          name: "all",
          domains: ["*"],
          routes: [
            {
              match: { prefix: "/" },
              route: {
                weighted_clusters: {
                  clusters: [
                    { name: "blue", weight: 90 },
                    { name: "green", weight: 10 },
                  ],
                },
                retry_policy: { retry_on: "connect-failure,refused-stream,reset", num_retries: 2 },
              },
            },
          ],
        },
      ],
    },
    http_filters: [{ name: "router", typed_config: type("filters.http.router.v3.Router") }],
  };
  const secret = {
    name: resources[0].name,
    sds_config: { resource_api_version: "V3", path_config_source: { path: secretFile } },
  };
  const tls = {
    ...type("transport_sockets.tls.v3.DownstreamTlsContext"),
    common_tls_context: { tls_certificate_sds_secret_configs: [secret], alpn_protocols: ["h2", "http/1.1"] },
  };
  const listener = {
    name: "https",
    address: socket(address, port),
    filter_chains: [
      {
        filters: [{ name: "http", typed_config: manager }],
        transport_socket: { name: "tls", typed_config: tls },
      },
    ],
  };
  const static_resources = { listeners: [listener], clusters: [cluster("blue"), cluster("green")] };
  return JSON.stringify({ node: { id: "by-hand", cluster: "by-hand" }, static_resources });
}

/** Seconds that `start` takes: it ends when the first request is answered and weights hold. */
async function startRatios(rounds: number): Promise<Figure[]> {
  const runs: { kube: number; again: number; local: number; empty: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const blank = new Lab();
    blank.program("");
    const empty = blank.run("start").seconds;
    blank.close();
    const local = new Lab();
    const onAws = local.run("start").seconds;
    local.close();
    const lab = new Lab({ stack: "kube" });
    runs.push({ kube: lab.run("start").seconds, again: lab.run("start").seconds, local: onAws, empty });
    lab.close();
  }
  const middle = (value: (run: (typeof runs)[number]) => number) => median(runs.map(value));
  const line = (name: string, which: "kube" | "again", against: "local" | "empty", text: string): Figure => ({
    name,
    ratio: middle((run) => run[which] / run[against]),
    against: text,
    detail: `${middle((run) => run[which]).toFixed(1)} s against ${middle((run) => run[against]).toFixed(1)} s`,
  });
  return [
    line(
      "start of the stack on Kubernetes, warm cache, until weights hold",
      "kube",
      "local",
      "start of the one on AWS",
    ),
    line("start of it with nothing to do", "again", "empty", "`up` of an empty program"),
  ];
}

/** MiB of all processes of a cluster, what they share counted once. */
function memoryOf(folder: string): number {
  const shares = findTwinProcesses(folder).map(({ pid }) => {
    const [, kibibytes = "0"] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8")) ?? [];
    return Number(kibibytes) / 1024;
  });
  return shares.reduce((sum, each) => sum + each, 0);
}

/** Requests a second and p99 through the gateway, against Envoy with a hand-written configuration on the same pods. */
async function throughput(lab: Lab, rounds: number): Promise<Figure[]> {
  const { pods, gateways } = statusAnswer.parse(JSON.parse(lab.run("status", "--json").output));
  const address = gateways[0]?.address ?? "";
  const secrets = join(lab.folder, ".vipkit/twin/kube/cluster/gateway/gateways/demo_demo/secrets");
  const secretFile = join(secrets, readdirSync(secrets).find((name) => name.endsWith(".json")) ?? "");
  writeFileSync(join(lab.folder, "by-hand.json"), handWritten({ address, port: 8444, secretFile, pods }));
  // By its configuration, which is relative to the folder that it runs in.
  const own = findTwinProcesses(join(lab.folder, ".vipkit/twin/kube")).find(({ command }) =>
    command.includes("--config-path bootstrap.json"),
  );
  if (own === undefined) throw new Error("the lab has no Envoy");
  const { envoy } = await ensureKubernetes(process.env);
  const options = ["--disable-hot-restart", "--log-level", "warning", "--concurrency", "2"];
  const byHand = startProgram([envoy, "--config-path", "by-hand.json", ...options], lab.folder);
  try {
    await sleep(3000);
    const pairs: { twin: Load; hand: Load }[] = [];
    for (let round = 0; round <= rounds; round++)
      pairs.push({
        twin: await drive(`https://${address}:8443`, own.pid, host),
        hand: await drive(`https://${address}:8444`, byHand.pid, host),
      });
    pairs.shift();
    const middle = (value: (pair: (typeof pairs)[number]) => number) => median(pairs.map(value));
    return [
      {
        name: "requests a second through the stack on Kubernetes, TLS",
        ratio: middle(({ twin, hand }) => twin.requestsPerSecond / hand.requestsPerSecond),
        against: "Envoy with a hand-written configuration, same pods",
        detail: `${middle(({ twin }) => twin.requestsPerSecond).toFixed(0)}/s against ${middle(({ hand }) => hand.requestsPerSecond).toFixed(0)}/s`,
      },
      {
        name: "processor time of its Envoy for a request",
        ratio: middle(({ twin, hand }) => twin.processor / hand.processor),
        against: "the same",
        detail: `${middle(({ twin }) => twin.processor).toFixed(0)} µs against ${middle(({ hand }) => hand.processor).toFixed(0)} µs`,
      },
      {
        name: "p99 through it",
        ratio: middle(({ twin, hand }) => twin.p99 / hand.p99),
        against: "the same",
        detail: `${middle(({ twin }) => twin.p99).toFixed(0)} ms against ${middle(({ hand }) => hand.p99).toFixed(0)} ms`,
      },
    ];
  } finally {
    await byHand.stop();
  }
}

/** What a cluster on Kubernetes takes on this machine: time to start, memory, and what its gateway carries. */
export async function measureKubernetes(rounds: number): Promise<Figure[]> {
  await ensureKubernetes(process.env);
  const starts = await startRatios(rounds);
  const lab = new Lab({ stack: "kube", scaling: false });
  try {
    lab.run("start");
    const memory = memoryOf(join(lab.folder, ".vipkit/twin/kube"));
    return [
      ...starts,
      {
        name: "memory of the whole cluster on Kubernetes, its four pods included",
        ratio: memory / memoryBound,
        against: "1.2 GiB",
        detail: `${memory.toFixed(0)} MiB`,
      },
      ...(await throughput(lab, rounds)),
    ];
  } finally {
    lab.close();
  }
}
