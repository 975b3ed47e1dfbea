import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { planBudget } from "../../components/vip-cluster/budget";
import type { ClusterSpec } from "../../components/vip-cluster/resolved";
import type { TwinSettings } from "../../components/vip-cluster/stack/resolved";
import { type Estimate, type FaultClass, faultClasses, type PathBudget } from "../../model/analysis/budget/types";
import type { Graph } from "../../model/graph";
import { resolveObjectives } from "../../model/objectives";
import { objectivesAround } from "../../model/objectives/around";
import { planFaults } from "../../platforms/aws/fault-model";
import { floorOf } from "../../platforms/aws/fault-model/lower-bound";
import { forwardRoutes } from "../../platforms/aws/topology";
import { readTrafficPath } from "../../platforms/aws/topology/traffic-path";
import { cluster, type Kind } from "../support/budgets";
import { configOf, planned, plannedGraph } from "../support/plans";

type Faults = PathBudget["faults"];

/** Every way by the spec's names, as the resources tell it. */
function fromGraph(
  graph: Graph,
  spec: ClusterSpec,
): ReadonlyMap<string, { share: number | undefined; faults: Faults }> {
  const usual = { class: "development", own: {} } as const;
  return new Map(
    forwardRoutes(graph).map((way) => {
      const site = readTrafficPath(way, graph);
      assert.ok(site, way.targetGroup.resource.name);
      const objectives = objectivesAround(way.listener, graph, spec.loadBalancer.type, usual);
      assert.deepEqual(objectives, resolveObjectives(spec));
      const names = [way.listener, way.rule, way.targetGroup].map((view) => view?.resource.name ?? "");
      return [names.join(), { share: way.share, faults: planFaults(site, objectives) }] as const;
    }),
  );
}

function fromSpec(spec: ClusterSpec, twin?: TwinSettings): ReadonlyMap<string, { share: number; faults: Faults }> {
  const { name } = spec;
  return new Map(
    planBudget(spec, twin).paths.map(({ listener, rule, targetGroup, share, faults }) => {
      const names = [
        `${name}-balancer-listener-${listener}`,
        rule === undefined ? "" : `${name}-balancer-rule-${listener}-${rule}`,
        `${name}-targets-${targetGroup}-target-group`,
      ];
      return [names.join(), { share, faults }] as const;
    }),
  );
}

/** The seconds of an estimate. How long a boot takes on average no resource says where the twin plays it: it is left out then. */
function secondsOf(estimate: Estimate, isTwin: boolean) {
  if (estimate.kind !== "bounded") return { kind: estimate.kind, verdict: estimate.verdict };
  const { kind, worst, typical, lostPerRate, recovery, chains, objective, verdict } = estimate;
  const whole = recovery.kind === "unknown" ? "unknown" : isTwin ? recovery.worst : [recovery.worst, recovery.typical];
  const shares = chains.map(({ what, share, effect, clientImpact }) => ({ what, share, effect, clientImpact }));
  return { kind, worst, typical, lostPerRate, whole, shares, objective, verdict };
}

async function compare(spec: ClusterSpec, twin?: TwinSettings): Promise<number> {
  const [said, seen] = [fromSpec(spec, twin), fromGraph(await plannedGraph({ cluster: spec, limits: {} }), spec)];
  assert.deepEqual([...seen.keys()].sort(), [...said.keys()].sort());
  for (const [path, { share, faults }] of said) {
    const other = seen.get(path);
    assert.equal(other?.share, share, path);
    for (const fault of faultClasses) {
      const isTwin = spec.provider === "twin";
      const read: Estimate | undefined = other?.faults[fault];
      assert.deepEqual(read && secondsOf(read, isTwin), secondsOf(faults[fault], isTwin), `${path} ${fault}`);
    }
  }
  return said.size;
}

describe("the budget is the same from the spec and from the resources", () => {
  for (const [name, folder, stack] of planned) {
    test(name, async () => {
      const { cluster: spec, twin } = configOf(folder, stack);
      assert.ok((await compare(spec, twin)) > 0);
    });
  }

  const odd: readonly (readonly [string, Kind, Readonly<Record<string, unknown>>])[] = [
    [
      "a single node",
      "application",
      { "nodeGroups.web.minSize": 1, "nodeGroups.web.instanceRefresh.minHealthyPercentage": 50 },
    ],
    ["a group that does not ask its balancer", "application", { "nodeGroups.web.healthCheckType": "EC2" }],
    ["no cross-zone balancing", "network", { "loadBalancer.enableCrossZoneLoadBalancing": false }],
    ["cross-zone balancing of its own", "network", { "targetGroups.web.crossZone": "false" }],
    ["a TCP check", "network", { "targetGroups.web.healthCheck": { protocol: "TCP" } }],
    ["a long drain", "network", { "targetGroups.web.deregistrationDelay": 150 }],
    [
      "slow start, hooks, grace",
      "application",
      {
        "targetGroups.web.slowStart": 60,
        "nodeGroups.web.healthCheckGracePeriod": 900,
        "nodeGroups.web.lifecycleHooks": { warm: { transition: "launching", heartbeatTimeout: 120 } },
      },
    ],
  ];
  for (const [title, kind, changes] of odd) {
    test(`${title}, ${kind}`, async () => {
      assert.equal(await compare(cluster(kind, changes)), 1);
    });
  }
});

test("no cluster is quicker than the floor", async () => {
  const graph = await plannedGraph({ cluster: cluster("network"), limits: {} });
  const [base] = forwardRoutes(graph).map((way) => readTrafficPath(way, graph));
  assert.ok(base);
  fc.assert(
    fc.property(
      fc.record({
        interval: fc.integer({ min: 5, max: 300 }),
        timeout: fc.integer({ min: 2, max: 120 }),
        unhealthyThreshold: fc.integer({ min: 2, max: 10 }),
        healthyThreshold: fc.integer({ min: 2, max: 10 }),
      }),
      fc.integer({ min: 0, max: 3600 }),
      fc.record({ minSize: fc.integer({ min: 1, max: 9 }), crossesZones: fc.boolean() }),
      fc.constantFrom("application" as const, "network" as const, "twin" as const),
      (healthCheck, deregistrationDelay, { minSize, crossesZones }, plane) => {
        const site = {
          ...base,
          plane,
          crossesZones,
          balancer: { ...base.balancer, type: plane === "network" ? plane : ("application" as const) },
          group: { ...base.group, deregistrationDelay, healthCheck: { ...healthCheck, protocol: "HTTP" as const } },
          served: base.served.map((nodes) => ({ ...nodes, minSize })),
        };
        const faults = planFaults(site, { seconds: noObjectives });
        for (const fault of faultClasses) {
          const estimate = faults[fault];
          const floor = floorOf(site, fault);
          if (estimate.kind !== "bounded") continue;
          assert.ok(floor !== undefined && floor <= estimate.worst, `${fault}: ${floor} > ${estimate.worst}`);
        }
      },
    ),
  );
  assert.deepEqual(
    (["nodeCrash", "nodeHang", "nodeDrain", "regionLoss"] as const).map((fault) => floorOf(base, fault)),
    [50, 52, 0, undefined],
  );
});

const noObjectives: Readonly<Record<FaultClass, undefined>> = {
  nodeCrash: undefined,
  nodeHang: undefined,
  nodeDrain: undefined,
  zoneLoss: undefined,
  balancerLoss: undefined,
  regionLoss: undefined,
};
