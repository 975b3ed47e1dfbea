import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Condition } from "../../../twin/compute/decision";
import type { Instance } from "../../../twin/compute/instance";
import { isRunning, planRefresh, type Refresh, startRefresh } from "../../../twin/compute/refresh";
import { instance, said, scalingGroup, second, view, zones } from "../../support/instances";

const preferences = {
  minHealthyPercentage: 100,
  maxHealthyPercentage: 150,
  autoRollback: false,
  instanceWarmup: 0,
  checkpoints: [],
  checkpointDelay: 0,
  bakeTime: 0,
  alarms: [],
  unmeasured: [],
};
const target = { id: "lt", version: 2 };
const start = (): Refresh =>
  startRefresh("ir-1", { ...target, floating: false, securityGroups: [], userData: "" }, { id: "lt", version: 1 }, 0);
const fresh = (zone: string, more: Partial<Instance> = {}) => instance(zone, { template: target, ...more });

/** Plays a refresh to its end: what is launched serves two steps later, unless it is broken. */
function play(group: ReturnType<typeof scalingGroup>, chosen: typeof preferences, broken = false) {
  let nodes = Array.from({ length: group.desiredCapacity }, (_, index) => instance(zones[index % 3] ?? "a"));
  let refresh = start();
  const healthy: number[] = [];
  const active: number[] = [];
  const conditions: Record<string, Condition> = {};
  for (let step = 0; step < 200 && isRunning(refresh); step++) {
    const now = step * second;
    const wave = planRefresh(view(group, nodes, conditions, { now }), refresh, chosen);
    refresh = wave.refresh;
    for (const decision of wave.decisions) {
      if (decision.kind === "terminate") nodes = nodes.filter(({ id }) => id !== decision.instance.id);
      else
        nodes = [
          ...nodes,
          instance(decision.zone, { template: refresh.target, lifecycle: "Pending", bootedAt: now + 2 * second }),
        ];
    }
    nodes = nodes.map((node) =>
      node.lifecycle === "Pending" && now >= node.bootedAt
        ? { ...node, lifecycle: "InService" as const, inServiceAt: now }
        : node,
    );
    const isBroken = (node: Instance) => broken && node.template.version === 2;
    for (const node of nodes) if (isBroken(node)) conditions[node.id] = "pending";
    const failing = nodes.filter((node) => isBroken(node) && now > node.bootedAt + 3 * second);
    nodes = nodes.filter((node) => !failing.includes(node));
    refresh = { ...refresh, failures: refresh.failures + (refresh.status === "InProgress" ? failing.length : 0) };
    healthy.push(nodes.filter((node) => node.lifecycle === "InService" && !isBroken(node)).length);
    active.push(nodes.length);
  }
  return { nodes, refresh, healthy, active };
}

describe("planRefresh", () => {
  it("launches first when it may exceed the desired capacity", () => {
    const nodes = [...zones, "a"].map((zone) => instance(zone));
    const group = scalingGroup({ desiredCapacity: 4 });
    assert.deepEqual(said(planRefresh(view(group, nodes), start(), preferences).decisions), ["launch a", "launch b"]);
  });

  it("ends old nodes only once new ones are healthy and warm", () => {
    const group = scalingGroup({ desiredCapacity: 2 });
    const old = [instance("a"), instance("b")];
    const joined = fresh("c", { inServiceAt: 95 * second });
    const warm = { ...preferences, instanceWarmup: 10 };
    assert.deepEqual(planRefresh(view(group, [...old, joined]), start(), warm).decisions, []);
    const later = view(group, [...old, joined], {}, { now: 106 * second });
    assert.deepEqual(said(planRefresh(later, start(), warm).decisions), [`terminate ${old[0]?.id}`]);
  });

  it("does not end nodes that are only waiting for their first check", () => {
    const group = scalingGroup({ desiredCapacity: 2 });
    const old = [instance("a"), instance("b")];
    const conditions = Object.fromEntries(old.map(({ id }) => [id, "pending" as const]));
    assert.deepEqual(said(planRefresh(view(group, old, conditions), start(), preferences).decisions), ["launch a"]);
  });

  it("replaces one at a time when nothing may be added and nothing missing", () => {
    const nodes = [instance("a"), instance("b")];
    const strict = { ...preferences, maxHealthyPercentage: 100 };
    const decisions = planRefresh(view(scalingGroup({ desiredCapacity: 2 }), nodes), start(), strict).decisions;
    assert.deepEqual(said(decisions), [`terminate ${nodes[0]?.id}`]);
  });

  it("pauses at a checkpoint", () => {
    const group = scalingGroup({ desiredCapacity: 4 });
    const staged = { ...preferences, checkpoints: [25, 100], checkpointDelay: 60 };
    const old = [instance("a"), instance("b"), instance("c")];
    const first = planRefresh(view(group, [...old, instance("a")]), start(), staged);
    assert.deepEqual(said(first.decisions), ["launch a"]);
    const reached = planRefresh(view(group, [...old, fresh("a")]), start(), staged);
    assert.deepEqual(reached.decisions, []);
    assert.equal(reached.refresh.pausedUntil, 160 * second);
    const resumed = planRefresh(view(group, [...old, fresh("a")], {}, { now: 161 * second }), reached.refresh, staged);
    assert.equal(resumed.decisions.length, 2);
  });

  it("bakes before it succeeds", () => {
    const group = scalingGroup({ desiredCapacity: 1 });
    const baking = planRefresh(view(group, [fresh("a")]), start(), { ...preferences, bakeTime: 30 });
    assert.equal(baking.refresh.status, "Baking");
    const done = planRefresh(view(group, [fresh("a")], {}, { now: 131 * second }), baking.refresh, {
      ...preferences,
      bakeTime: 30,
    });
    assert.equal(done.refresh.status, "Successful");
  });

  it("never crosses either bound, whatever the preferences, and always ends", () => {
    const percentages = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 100, max: 200 }));
    fc.assert(
      fc.property(percentages, fc.integer({ min: 1, max: 9 }), ([min, max], desired) => {
        const chosen = { ...preferences, minHealthyPercentage: min, maxHealthyPercentage: max };
        const { refresh, nodes, healthy, active } = play(
          scalingGroup({ desiredCapacity: desired, maxSize: 20 }),
          chosen,
        );
        assert.equal(refresh.status, "Successful");
        assert.ok(nodes.every((node) => node.template.version === 2) && nodes.length === desired);
        const ceiling = Math.max(desired, Math.floor((desired * max) / 100));
        assert.ok(Math.max(...active) <= ceiling, `${Math.max(...active)} nodes, at most ${ceiling}`);
        // With no room on either side one node must go first.
        const floor = Math.ceil((desired * min) / 100);
        const least = ceiling > desired ? floor : Math.min(floor, desired - 1);
        assert.ok(Math.min(...healthy) >= least, `${Math.min(...healthy)} healthy, at least ${least}`);
      }),
    );
  });

  it("goes back, or stops, by an alarm while it runs or bakes; the way back goes on whatever the alarm says", () => {
    const group = scalingGroup({ desiredCapacity: 1 });
    const alarmed = view(group, [fresh("a")], {}, { alarming: ["failing"] });
    const stepOf = (status: Refresh["status"], autoRollback: boolean) =>
      planRefresh(alarmed, { ...start(), status }, { ...preferences, autoRollback }).refresh;
    for (const status of ["InProgress", "Baking"] as const) {
      const back = stepOf(status, true);
      assert.deepEqual([back.status, back.endedBy, back.target.version], ["RollbackInProgress", "failing", 1]);
      assert.equal(stepOf(status, false).status, "Failed");
    }
    const old = view(group, [instance("a")], {}, { alarming: ["failing"] });
    const way = { ...start(), status: "RollbackInProgress" as const, target: { id: "lt", version: 1 } };
    assert.equal(planRefresh(old, way, preferences).refresh.status, "RollbackSuccessful");
  });

  it("rolls back to the version before when new nodes fail, or stops", () => {
    const group = scalingGroup({ desiredCapacity: 3 });
    const back = play(group, { ...preferences, autoRollback: true }, true);
    assert.equal(back.refresh.status, "RollbackSuccessful");
    assert.ok(back.nodes.every((node) => node.template.version === 1));
    assert.ok(Math.min(...back.healthy) >= 3);
    assert.equal(play(group, preferences, true).refresh.status, "Failed");
  });
});
