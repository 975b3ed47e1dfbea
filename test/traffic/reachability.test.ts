import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Flow, flowFor, planReachability, type Reachability } from "../../platforms/aws/reachability";
import { graphOfState } from "../../policies/state-graph";
import { TestStack } from "../support/engine";
import { answers } from "../support/probes";
import { until } from "../support/traffic";

/** Layers that the loopback interface cannot play: what only they stop is open in the twin. */
const notPlayed = new Set(["networkAcl", "route", "address"]);

const nodePort = 8080;
/** Ports that nothing opens: nobody answers there. */
const closedPorts = [22, 9999];

const common = {
  name: "demo",
  provider: "twin",
  region: "eu-west-1",
  network: { cidr: "10.20.0.0/16", zones: 2, nat: "none", flowLogs: false },
  certificate: { domainName: "demo.internal" },
} as const;
const group = { port: nodePort, healthCheck: { path: "/healthz", interval: 5, timeout: 2 } };
const nodes = (targetGroup: string) => ({ targetGroups: [targetGroup], minSize: 2, maxSize: 2, bootTime: 5 });
const forward = (targetGroup: string) => ({ type: "forward", targetGroups: { [targetGroup]: 1 } });

/** One listener for all, one for the VPC alone; nodes that talk to each other, and to the balancer. */
const application = {
  ...common,
  loadBalancer: {
    accessLogs: false,
    listeners: {
      https: { port: 8443, protocol: "HTTPS", defaultAction: forward("web") },
      internal: { port: 8081, protocol: "HTTP", allow: ["10.20.0.0/16"], defaultAction: forward("web") },
      office: { port: 8082, protocol: "HTTP", allow: ["127.0.0.64/26"], defaultAction: forward("web") },
    },
  },
  targetGroups: { web: group },
  nodeGroups: { web: nodes("web") },
  firewall: {
    edges: {
      gossip: { from: "nodes", to: "nodes", port: nodePort },
      calls: { from: "nodes", to: "balancer", port: 8081 },
    },
  },
};

/** Nodes that the VPC reaches by themselves. */
const network = {
  ...common,
  loadBalancer: {
    type: "network",
    accessLogs: false,
    listeners: {
      plain: { port: 9000, protocol: "TCP", defaultAction: forward("cache") },
      secure: { port: 9443, protocol: "TLS", defaultAction: forward("cache") },
    },
  },
  targetGroups: { cache: { ...group, protocol: "TCP", healthCheck: { ...group.healthCheck, protocol: "HTTP" } } },
  nodeGroups: { cache: nodes("cache") },
  firewall: { edges: { metrics: { from: "vpc", to: "nodes", port: nodePort } } },
};

interface Place {
  readonly end: string;
  readonly address: string;
}

for (const [name, cluster] of Object.entries({ application, network })) {
  describe(`who reaches whom behind ${name === "application" ? "an" : "a"} ${name} load balancer`, {
    timeout: 120_000,
  }, () => {
    const twin = { bootTime: 1, metricPeriod: 10 };
    const stack = new TestStack({ twin: "full", config: { "vipkit:twin": twin, "vipkit:cluster": cluster } });
    let reach: Reachability;
    let sources: readonly Place[];
    let targets: readonly (Place & { readonly ports: readonly number[] })[];

    before(async () => {
      const result = await stack.up();
      assert.equal(result.code, 0, result.output.slice(-3000));
      const { output } = await stack.engine(["stack", "export"]);
      reach = planReachability(graphOfState(JSON.parse(output)));
      await until(
        async () => (await stack.daemon.status()).health.some(({ state }) => state === "healthy"),
        60_000,
        "health",
      );
      ({ sources, targets } = await placesOf(stack, reach));
    });
    after(() => stack.dispose());

    it("is in the twin what the matrix says, flow by flow", async () => {
      const isBalancer = ({ end }: Place) =>
        reach.endpoints.some(({ kind, name }) => kind === "balancer" && name === end);
      const probes = sources.flatMap((source) =>
        targets.flatMap((target) =>
          target.ports
            .filter(() => source.address !== target.address && !(isBalancer(source) && isBalancer(target)))
            .map((port) => ({ source, target, port, flow: flowOf(reach, source, target, port) })),
        ),
      );
      const found = await Promise.all(
        probes.map(async ({ source, target, port, flow }) => {
          const speaks = [8443, 9443].includes(port) ? ("tls" as const) : ("http" as const);
          const isOpen = await answers({ from: source.address, to: target.address, port, speaks });
          return { who: `${source.end} ${source.address} -> ${target.end} ${port}`, isOpen, flow };
        }),
      );
      const differing = found.filter(({ isOpen, flow }) => isOpen !== isOpenInTwin(flow));
      assert.deepEqual(
        differing.map(({ who, isOpen, flow }) => ({ who, isOpen, path: flow.path.map(({ text }) => text) })),
        [],
      );
      assert.ok(found.some(({ isOpen }) => isOpen) && found.some(({ isOpen }) => !isOpen), "both happen");
      const looser = found.filter(({ isOpen, flow }) => isOpen && flow.verdict !== "open").map(({ flow }) => flow.from);
      // What only network ACLs and routes keep apart; nothing routes a loopback range.
      const expected = name === "application" ? ["127.0.0.64/26", "isolated"] : ["isolated"];
      assert.deepEqual([...new Set(looser)].sort(), expected);
    });
  });
}

const isOpenInTwin = ({ verdict, blockedBy }: Flow): boolean =>
  verdict === "open" || (verdict === "closed" && blockedBy.every(({ layer }) => notPlayed.has(layer)));

function flowOf(reach: Reachability, from: Place, to: Place, port: number): Flow {
  const flow = flowFor(reach.flows, { from: from.end, to: to.end, protocol: "tcp", port });
  assert.ok(flow, `no flow for ${from.end} -> ${to.end} ${port}`);
  return flow;
}

/** Addresses that stand for the ends, and the ports of each that anybody names. */
async function placesOf(stack: TestStack, reach: Reachability) {
  const status = await stack.daemon.status();
  const { slot, balancers } = status.desired;
  const named = (kind: string) => reach.endpoints.filter((end) => end.kind === kind).map(({ name }) => name);
  const [balancerEnd = ""] = named("balancer");
  const interfaces = balancers.flatMap(({ addresses }) =>
    addresses.map(({ ip }) => ({ end: balancerEnd, address: ip })),
  );
  const machines = named("nodes").flatMap((end) =>
    status.nodes
      .filter(({ lifecycle, group: own }) => lifecycle === "InService" && own.startsWith(end))
      .map(({ address }) => ({ end, address })),
  );
  assert.ok(interfaces.length >= 2 && machines.length >= 2, "interfaces and nodes are there");
  // Nobody has these: the 250th address of a private subnet, and of an isolated one.
  const others = [
    { end: "vpc", address: `127.${slot}.1.250` },
    { end: "isolated", address: `127.${slot}.24.250` },
  ];
  const ranges = named("range").map((end) => ({ end, address: "127.0.0.70" }));
  const listening = balancers.flatMap(({ listeners }) => listeners.map(({ port }) => port));
  return {
    sources: [{ end: "internet", address: "127.0.0.1" }, ...ranges, ...interfaces, ...machines, ...others],
    targets: [
      ...interfaces
        .filter(({ end }) => end === balancerEnd)
        .map((place) => ({ ...place, ports: [...listening, ...closedPorts] })),
      ...machines.map((place) => ({ ...place, ports: [nodePort, ...closedPorts] })),
    ],
  };
}
