import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { ClusterSpec } from "../../../components/vip-cluster/resolved";
import { clusterSpec } from "../../../components/vip-cluster/settings";
import type { TwinSettings } from "../../../components/vip-cluster/stack/resolved";
import { topologyOf } from "../../../components/vip-cluster/topology";
import type { Graph } from "../../../model/graph";
import type { PoolCapacity, SubnetUse } from "../../../model/topology/topology";
import type { NodePool, TrafficPath } from "../../../model/topology/traffic-path";
import { types } from "../../../platforms/aws/catalog/types";
import { healthCheckProtocol } from "../../../platforms/aws/fault-model/detection";
import { forwardRoutes } from "../../../platforms/aws/topology";
import { readPoolCapacity } from "../../../platforms/aws/topology/pool-capacity";
import { readSubnetUse } from "../../../platforms/aws/topology/subnet-headroom";
import { readTrafficPath } from "../../../platforms/aws/topology/traffic-path";
import { configOf, planned, plannedGraph } from "../../support/plans";

/** A way without the words of either side. How long a boot takes on average no resource says where the twin plays it. */
function plainPath({ group, served, ...path }: TrafficPath, nameOf: (pool: NodePool) => string) {
  const { isFunction, protocol, deregistrationDelay, slowStart, healthCheck } = group;
  const { interval, timeout, healthyThreshold, unhealthyThreshold } = healthCheck;
  const { plane, balancer, region, regionFailovers = [], share, nodeZones, crossesZones } = path;
  const failovers = regionFailovers.map(({ path: _, ...rest }) => rest);
  return {
    ...{ plane, balancer, region, failovers, share, nodeZones, crossesZones },
    ...{ isFunction: isFunction === true, protocol, deregistrationDelay, slowStart },
    check: [healthCheckProtocol(group), interval, timeout, healthyThreshold, unhealthyThreshold],
    served: served.map((pool) => {
      const { boot, hooks, path: _, ...rest } = pool;
      const waits = [boot?.worst, plane === "twin" ? undefined : boot?.typical, hooks.worst, hooks.typical];
      return { name: nameOf(pool), ...rest, waits };
    }),
  };
}

const plainPool = ({ path: _, source: __, ...rest }: PoolCapacity) => rest;
const plainSubnet = ({ cidr, pools, balancers, other }: SubnetUse) => {
  const sizes = pools.map(({ maxSize, maxHealthyPercentage, zones }) => `${maxSize} ${maxHealthyPercentage} ${zones}`);
  return { cidr, pools: sizes.sort(), balancers, other };
};

type Plain = ReturnType<typeof fromSpec>;

function fromSpec(spec: ClusterSpec, twin?: TwinSettings) {
  const { routes, pools, subnets } = topologyOf(spec, twin);
  const group = (key: string) => `${spec.name}-nodes-${key}-group`;
  return {
    routes: new Map(
      routes.map((route) => {
        const { listener, rule, targetGroup } = route;
        const source = rule === undefined ? `listener-${listener}` : `rule-${listener}-${rule}`;
        const name = `${spec.name}-balancer-${source} -> ${spec.name}-targets-${targetGroup}-target-group`;
        return [name, plainPath(route, ({ path }) => group(path.replace("nodeGroups.", "")))] as const;
      }),
    ),
    pools: new Map(Object.entries(pools).map(([key, pool]) => [group(key), plainPool(pool)])),
    subnets: subnets?.map(plainSubnet),
  };
}

function fromGraph(graph: Graph, cidrs: readonly string[] | undefined): Plain {
  const routes = forwardRoutes(graph).map((way) => {
    const path = readTrafficPath(way, graph) ?? assert.fail(way.targetGroup.resource.name);
    const name = `${(way.rule ?? way.listener).resource.name} -> ${way.targetGroup.resource.name}`;
    return [name, plainPath(path, (pool) => pool.path)] as const;
  });
  const pools = graph
    .ofType(types.group)
    .map((group) => [group.resource.name, plainPool(readPoolCapacity(group, graph))] as const);
  const uses = graph.ofType(types.subnet).flatMap((subnet) => readSubnetUse(subnet, graph) ?? []);
  return {
    routes: new Map(routes),
    pools: new Map(pools),
    subnets: cidrs?.map((cidr) => plainSubnet(uses.find((use) => use.cidr === cidr) ?? assert.fail(cidr))),
  };
}

async function compare(spec: ClusterSpec, twin?: TwinSettings, graph?: Graph): Promise<number> {
  const said = fromSpec(spec, twin);
  const cidrs = said.subnets?.map(({ cidr }) => cidr);
  assert.deepEqual(fromGraph(graph ?? (await plannedGraph({ cluster: spec, limits: {} })), cidrs), said);
  return said.routes.size;
}

describe("the path of requests is the same from the spec and from the resources", () => {
  for (const [name, folder, stack] of planned) {
    test(name, async () => {
      const config = configOf(folder, stack);
      assert.ok((await compare(config.cluster, config.twin, await plannedGraph(config))) > 0);
    });
  }

  const share = fc.integer({ min: 0, max: 999 });
  const group = fc.record({
    minSize: fc.integer({ min: 1, max: 9 }),
    bootTime: fc.integer({ min: 1, max: 600 }),
    grace: fc.option(fc.integer({ min: 0, max: 900 }), { nil: undefined }),
    hook: fc.option(fc.integer({ min: 30, max: 600 }), { nil: undefined }),
    kept: fc.integer({ min: 50, max: 100 }),
    cpu: fc.option(fc.integer({ min: 20, max: 90 }), { nil: undefined }),
  });
  const target = fc.record({
    interval: fc.integer({ min: 10, max: 60 }),
    deregistrationDelay: fc.integer({ min: 0, max: 300 }),
    crossZone: fc.constantFrom("true", "false", "use_load_balancer_configuration"),
  });
  const clusters = fc.record({
    type: fc.constantFrom("application", "network"),
    scheme: fc.constantFrom("internal", "internet-facing"),
    zones: fc.integer({ min: 2, max: 3 }),
    crossZone: fc.boolean(),
    /** Of the default action, and of a rule where the balancer has rules. */
    weights: fc.tuple(fc.integer({ min: 1, max: 999 }), share, share, fc.integer({ min: 1, max: 999 })),
    blue: group,
    green: group,
    targets: fc.tuple(target, target),
    needed: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    routing: fc.constantFrom<object | undefined>(
      undefined,
      { type: "failover", role: "primary" },
      { type: "failover", role: "secondary" },
      { type: "weighted", weight: 3 },
      { type: "latency" },
    ),
    check: fc.option(
      fc.record({ interval: fc.constantFrom(10, 30), failureThreshold: fc.integer({ min: 1, max: 9 }) }),
      {
        nil: undefined,
      },
    ),
    isShared: fc.boolean(),
  });
  type Drawn = typeof clusters extends fc.Arbitrary<infer T> ? T : never;

  function specOf({
    type,
    scheme,
    zones,
    crossZone,
    weights,
    blue,
    green,
    targets,
    needed,
    routing,
    check,
    isShared,
  }: Drawn) {
    const isApplication = type === "application";
    const forward = (one: number, other: number) => ({ type: "forward", targetGroups: { blue: one, green: other } });
    const nodes = ({ minSize, bootTime, grace, hook, kept, cpu }: Drawn["blue"], served: readonly string[]) => ({
      ...{ targetGroups: served, minSize, maxSize: 12, bootTime },
      ...(grace === undefined ? {} : { healthCheckGracePeriod: grace }),
      ...(hook === undefined ? {} : { lifecycleHooks: { own: { transition: "launching", heartbeatTimeout: hook } } }),
      instanceRefresh: { minHealthyPercentage: kept },
      ...(cpu === undefined ? {} : { autoscaling: { cpu: { targetValue: cpu } } }),
    });
    const pool = ({ interval, deregistrationDelay, crossZone: own }: Drawn["targets"][0]) => ({
      ...(isApplication ? {} : { protocol: "TCP" }),
      healthCheck: { protocol: "HTTP", interval, timeout: 5 },
      ...{ deregistrationDelay, crossZone: own },
    });
    const rule = { priority: 10, conditions: { path: ["/api/*"] }, action: forward(weights[2], weights[3]) };
    const isChecked = routing !== undefined && check !== undefined && scheme !== "internal";
    const address = { domainName: "shop.example.com", zoneId: "Z0123456789ABC", ipv6: false };
    return clusterSpec().parse({
      name: "shop",
      address: { ...address, ...(routing ? { routing } : {}), ...(isChecked ? { healthCheck: check } : {}) },
      network: { zones },
      loadBalancer: {
        ...{ type, scheme },
        ...(isApplication ? {} : { enableCrossZoneLoadBalancing: crossZone }),
        listeners: {
          main: {
            ...{ port: 80, protocol: isApplication ? "HTTP" : "TCP" },
            defaultAction: forward(weights[0], weights[1]),
            ...(isApplication ? { rules: { api: rule } } : {}),
          },
        },
      },
      targetGroups: { blue: pool(targets[0]), green: pool(targets[1]) },
      nodeGroups: { blue: nodes(blue, isShared ? ["blue", "green"] : ["blue"]), green: nodes(green, ["green"]) },
      objectives: needed === undefined ? {} : { nodesNeeded: { blue: needed } },
    });
  }

  test("clusters drawn at random", async () => {
    await fc.assert(
      fc.asyncProperty(clusters, async (drawn) => {
        assert.ok((await compare(specOf(drawn))) > 0);
      }),
      { numRuns: 12 },
    );
  });
});
