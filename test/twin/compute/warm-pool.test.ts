import assert from "node:assert/strict";
import { test } from "node:test";
import type { GroupView } from "../../../twin/compute/decision";
import type { Instance } from "../../../twin/compute/instance";
import { planWarmPool, takeWarm } from "../../../twin/compute/warm-pool";
import type { ScalingGroup } from "../../../twin/contract/desired-state";
import { instance, scalingGroup } from "../../support/instances";

const template = { id: "lt", version: 1 };
const warm = (zone: string, more: Partial<Instance> = {}) => instance(zone, { lifecycle: "Warmed:Stopped", ...more });

function plan(group: Partial<ScalingGroup>, instances: readonly Instance[]): readonly string[] {
  const view: GroupView = {
    group: scalingGroup({ desiredCapacity: 3, maxSize: 5, ...group }),
    instances,
    failedZones: new Set(),
    conditionOf: () => "healthy",
    now: 0,
    alarming: [],
  };
  return planWarmPool(view, template).map((decision) =>
    decision.kind === "launch" ? `launch ${decision.zone} ${decision.isPooled}` : `terminate ${decision.instance.id}`,
  );
}
const pool = (minSize: number, maxPreparedCapacity?: number) => ({ warmPool: { minSize, maxPreparedCapacity } });

test("a pool holds what the group may still grow by, over the zones", () => {
  assert.deepEqual(plan(pool(0), []), ["launch a true", "launch b true"]);
  assert.deepEqual(plan(pool(0), [warm("a")]), ["launch b true"]);
  assert.deepEqual(plan(pool(0), [warm("a"), warm("b")]), []);
});

test("a prepared capacity of its own, and a minimum, decide otherwise", () => {
  assert.deepEqual(plan(pool(0, 4), []), ["launch a true"]);
  assert.deepEqual(plan(pool(3), []), ["launch a true", "launch b true", "launch c true"]);
  assert.deepEqual(plan({ ...pool(1), desiredCapacity: 5 }, []), ["launch a true"]);
});

test("what is too much, of another template or without a pool goes", () => {
  const [first, second] = [warm("a"), warm("b")];
  assert.deepEqual(plan(pool(1, 4), [first, second]), [`terminate ${second.id}`]);
  assert.deepEqual(plan(pool(0, 4), [instance("a", { lifecycle: "InService" })]), ["launch b true"]);
  assert.deepEqual(plan({ warmPool: undefined }, [first]), [`terminate ${first.id}`]);
  const old = warm("a", { template: { id: "lt", version: 0 } });
  assert.deepEqual(plan(pool(1, 4), [old]), [`terminate ${old.id}`, "launch a true"]);
});

test("a launch takes a prepared machine: of its zone and template only", () => {
  const [a, b] = [warm("a"), warm("b")];
  const wanted = { group: "web", zone: "b", template };
  assert.equal(takeWarm([a, b], wanted), b);
  assert.equal(takeWarm([a], wanted), undefined);
  assert.equal(takeWarm([warm("b", { lifecycle: "Warmed:Pending" })], wanted), undefined);
  assert.equal(takeWarm([b], { ...wanted, template: { id: "lt", version: 2 } }), undefined);
});
