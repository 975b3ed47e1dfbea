import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { planClusterCapacity, summarizeCapacity } from "../../components/vip-cluster/capacity";
import { cluster } from "../support/budgets";

const capacity = (changes: Record<string, unknown>) => planClusterCapacity(cluster("application", changes));
const web = (changes: Record<string, unknown>) => {
  const group = capacity(changes).nodeGroups.web;
  assert.ok(group !== undefined);
  return group;
};
const six = { "network.zones": 3, "nodeGroups.web.minSize": 6, "nodeGroups.web.maxSize": 12 };

describe("what is left", () => {
  it("is counted against the minimum when nothing else is said", () => {
    const { needed, source, nodeLoss, zoneLoss, nPlusOne } = web(six);
    assert.equal(needed, 6);
    assert.equal(source, "nodeGroups.web.minSize");
    assert.deepEqual(nodeLoss, { left: 5, percent: 83, status: "insufficient" });
    assert.deepEqual(zoneLoss, { left: 4, percent: 66, status: "insufficient" });
    assert.equal(nPlusOne, false);
  });

  it("is enough where the minimum holds spare nodes", () => {
    const { needed, source, nodeLoss, zoneLoss, nPlusOne } = web({ ...six, "objectives.nodesNeeded": { web: 4 } });
    assert.equal(needed, 4);
    assert.equal(source, "objectives.nodesNeeded.web");
    assert.deepEqual(nodeLoss, { left: 5, percent: 125, status: "sufficient" });
    assert.deepEqual(zoneLoss, { left: 4, percent: 100, status: "sufficient" });
    assert.equal(nPlusOne, true);
  });

  it("runs hotter, and is degraded as long as the processor has room", () => {
    const at = (target: number) => web({ ...six, "nodeGroups.web.autoscaling.cpu": { targetValue: target } }).zoneLoss;
    assert.deepEqual(at(60), { left: 4, percent: 66, status: "degraded", cpu: 90 });
    assert.deepEqual(at(70), { left: 4, percent: 66, status: "insufficient", cpu: 105 });
  });

  it("is less while a rollout has taken nodes out", () => {
    const refresh = { minHealthyPercentage: 50, maxHealthyPercentage: 100 };
    assert.equal(web({ ...six, "nodeGroups.web.instanceRefresh": refresh }).zoneLossInRefresh.left, 1);
    assert.equal(web(six).zoneLossInRefresh.left, 4);
  });

  it("is nothing when all nodes are in the lost zone", () => {
    const { zoneLoss } = web({ "nodeGroups.web.minSize": 1 });
    assert.deepEqual(zoneLoss, { left: 0, percent: 0, status: "none" });
  });

  it("meets the objective or breaks it, for groups with traffic only", () => {
    const objective = (percent: number) => web({ ...six, "objectives.capacityAfterZoneLoss": percent }).verdict;
    assert.equal(objective(66), "met");
    assert.equal(objective(67), "broken");
    assert.equal(web({ ...six, "objectives.capacityAfterZoneLoss": "none" }).verdict, "none");
    const spare = { targetGroups: ["spare"], minSize: 1 };
    const idle = { "targetGroups.spare": {}, "nodeGroups.spare": spare, "objectives.capacityAfterZoneLoss": 100 };
    assert.equal(capacity(idle).nodeGroups.spare?.verdict, "none");
  });

  it("never grows with what is lost, nor shrinks with what there is", () => {
    const sizes = fc.record({ min: fc.integer({ min: 1, max: 11 }), zones: fc.integer({ min: 2, max: 3 }) });
    fc.assert(
      fc.property(sizes, ({ min, zones }) => {
        const at = (minSize: number) =>
          web({ "network.zones": zones, "nodeGroups.web.minSize": minSize, "nodeGroups.web.maxSize": 12 });
        const [group, larger] = [at(min), at(min + 1)];
        assert.ok(group.zoneLoss.left <= group.nodeLoss.left);
        assert.ok(group.zoneLossInRefresh.left <= group.zoneLoss.left);
        assert.ok(group.nodeLoss.left < group.nodes);
        assert.ok(larger.zoneLoss.left >= group.zoneLoss.left);
      }),
      { numRuns: 50 },
    );
  });
});

describe("weighted groups", () => {
  it("carry their own shares: what one lacks no other takes over", () => {
    const { paths } = capacity({
      ...six,
      "targetGroups.next": {},
      "nodeGroups.next": { targetGroups: ["next"], minSize: 1 },
      "objectives.nodesNeeded": { web: 4 },
      "loadBalancer.listeners.http.defaultAction.targetGroups": { web: 90, next: 10 },
    });
    // Without next's only node its tenth is lost; a node of web is spare.
    const path = "loadBalancer.listeners.http.defaultAction";
    assert.deepEqual(paths, [
      { path, nodeLoss: 90, zoneLoss: 90, zoneLossInRefresh: 90, nPlusOne: false, verdict: "met" },
    ]);
  });

  it("miss one node only when one node is lost", () => {
    const [path] = capacity({
      "targetGroups.next": {},
      "nodeGroups.next": { targetGroups: ["next"] },
      "loadBalancer.listeners.http.defaultAction.targetGroups": { web: 80, next: 20 },
    }).paths;
    assert.equal(path?.nodeLoss, 60);
    assert.equal(path?.zoneLoss, 50);
  });

  it("are summed up by node group for the stack's output", () => {
    assert.deepEqual(summarizeCapacity(capacity(six)), { web: { nodeLoss: 83, zoneLoss: 66, verdict: "met" } });
  });
});

describe("room in the subnets", () => {
  const small = { "network.cidr": "10.0.0.0/24", "nodeGroups.web.minSize": 2, "nodeGroups.web.maxSize": 20 };
  const rooms = (changes: Record<string, unknown>) => capacity(changes).subnets ?? [];

  it("counts nodes in a rollout, the balancer, gateways and endpoints", () => {
    const [publicRoom, privateRoom] = rooms({ ...small, "network.endpoints": ["s3", "ssm", "logs"] });
    // A /24 for two zones: a /27 for the balancer and a /26 for 20 x 150 % / 2 nodes, of each AWS keeps five addresses.
    assert.deepEqual(publicRoom, {
      zone: "eu-west-1a",
      tier: "public",
      cidr: "10.0.0.64/27",
      usable: 27,
      nodes: 0,
      nodesAfterZoneLoss: 0,
      balancer: 8,
      other: 1,
      free: 18,
      freeAfterZoneLoss: 18,
    });
    assert.deepEqual(privateRoom, {
      zone: "eu-west-1a",
      tier: "private",
      cidr: "10.0.0.0/26",
      usable: 59,
      nodes: 15,
      nodesAfterZoneLoss: 30,
      balancer: 0,
      other: 3,
      free: 41,
      freeAfterZoneLoss: 26,
    });
  });

  it("puts an internal balancer beside the nodes", () => {
    const tiers = rooms({ ...small, "loadBalancer.scheme": "internal" }).map(({ tier, balancer }) => [tier, balancer]);
    assert.deepEqual(tiers.slice(0, 2), [
      ["public", 0],
      ["private", 8],
    ]);
  });

  it("says when one zone cannot take the nodes of another", () => {
    const [, privateRoom] = rooms({ ...small, "nodeGroups.web.maxSize": 60 });
    assert.equal(privateRoom?.free, 14);
    assert.equal(privateRoom?.freeAfterZoneLoss, -31);
  });

  it("is not known of a network that exists", () => {
    const existing = {
      vpcId: "vpc-0a1b2c3d",
      cidr: "10.1.0.0/16",
      publicSubnetIds: ["subnet-0000000c", "subnet-0000000d"],
      privateSubnetIds: ["subnet-0000000a", "subnet-0000000b"],
    };
    assert.equal(capacity({ network: { existing } }).subnets, undefined);
  });
});
