import assert from "node:assert/strict";
import { VipCluster, type VipClusterArgs } from "../../components/vip-cluster";
import { intentOf } from "../../components/vip-cluster/reach-intent";
import { clusterSpec } from "../../components/vip-cluster/settings";
import { defaultLimits } from "../../platforms/aws/limits";
import { type Assertion, judgeReachability, planReachability } from "../../platforms/aws/reachability";
import type { Registration } from "../../twin/mocks";
import { recordOnTwin } from "./on-twin";
import { graphOf, type ReachResource } from "./reachability";

export const application: VipClusterArgs = {
  name: "web",
  certificate: { domainName: "web.example.com", zoneId: "Z0123456789ABCDEFGHIJ" },
  loadBalancer: {
    listeners: {
      https: { port: 443, protocol: "HTTPS", defaultAction: { type: "forward", targetGroups: { web: 1 } } },
    },
  },
  targetGroups: { web: { port: 8080, healthCheck: { port: 9000 } } },
  nodeGroups: { web: { targetGroups: ["web"] } },
};
export const network: VipClusterArgs = {
  ...application,
  loadBalancer: {
    type: "network",
    listeners: { tls: { port: 443, protocol: "TLS", defaultAction: { type: "forward", targetGroups: { web: 1 } } } },
  },
  targetGroups: { web: { protocol: "TCP", port: 8080 } },
};
const https = {
  port: 443,
  protocol: "HTTPS" as const,
  defaultAction: { type: "forward" as const, targetGroups: { web: 1 } },
};

export const clusters: Readonly<Record<string, VipClusterArgs>> = {
  application,
  network,
  "in dual stack": {
    ...application,
    network: { ipv6: true },
    loadBalancer: { ...application.loadBalancer, ipAddressType: "dualstack" },
  },
  internal: { ...application, loadBalancer: { ...application.loadBalancer, scheme: "internal" } },
  "with an allow list": {
    ...application,
    loadBalancer: { listeners: { https: { ...https, allow: ["198.51.100.0/24"] } } },
  },
  "with a regional NAT gateway": { ...application, network: { nat: "regional", zones: 3 } },
  "without a way out": { ...application, network: { nat: "none" } },
  "with edges": {
    ...application,
    firewall: {
      edges: {
        gossip: { from: "nodes", to: "nodes", port: 7946 },
        metrics: { from: "vpc", to: "nodes", port: 9100 },
        mail: { from: "nodes", to: "internet", port: 587 },
      },
    },
  },
};

export async function planOf(args: VipClusterArgs): Promise<readonly Registration[]> {
  const { registrations, refusals } = await recordOnTwin(() => new VipCluster(args.name, args));
  assert.deepEqual(refusals, []);
  return registrations.map((one) => ({ ...one, inputs: one.checkedInputs }));
}

const intents = new WeakMap<VipClusterArgs, ReturnType<typeof intentOf>>();

/** What a spec intends, read once: faults are judged against it by the hundred. */
function intentFor(args: VipClusterArgs): ReturnType<typeof intentOf> {
  const known = intents.get(args) ?? intentOf(clusterSpec(defaultLimits).parse(args));
  intents.set(args, known);
  return known;
}

export const judge = (resources: readonly ReachResource[], args: VipClusterArgs) =>
  judgeReachability(planReachability(graphOf(resources)), intentFor(args));

export const notHolding = (assertions: readonly Assertion[]) => assertions.filter(({ outcome }) => outcome !== "holds");
