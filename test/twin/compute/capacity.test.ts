import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { planCapacity, planReplacements } from "../../../twin/compute/capacity";
import { instance, said, scalingGroup, second, view, zones } from "../../support/instances";

const maintenance = { minHealthyPercentage: 100, maxHealthyPercentage: 150 };

describe("planCapacity", () => {
  it("launches into the zones with the fewest nodes", () => {
    assert.deepEqual(said(planCapacity(view(scalingGroup({ desiredCapacity: 4 }), []))), [
      "launch a",
      "launch b",
      "launch c",
      "launch a",
    ]);
    const lopsided = [instance("a"), instance("a"), instance("b")];
    assert.deepEqual(said(planCapacity(view(scalingGroup({ desiredCapacity: 5 }), lopsided))), [
      "launch c",
      "launch b",
    ]);
  });

  it("leaves out zones that have failed, and does nothing when all have", () => {
    const group = scalingGroup({ desiredCapacity: 2 });
    assert.deepEqual(said(planCapacity(view(group, [], {}, { failedZones: new Set(["a"]) }))), [
      "launch b",
      "launch c",
    ]);
    assert.deepEqual(planCapacity(view(group, [], {}, { failedZones: new Set(zones) })), []);
  });

  it("ends from the fullest zone, the oldest template first, then the oldest node", () => {
    const old = instance("a", { template: { id: "lt", version: 1 }, launchedAt: 9 });
    const young = instance("a", { template: { id: "lt", version: 2 }, launchedAt: 1 });
    const other = instance("b", { launchedAt: 0 });
    assert.deepEqual(said(planCapacity(view(scalingGroup({ desiredCapacity: 2 }), [young, old, other]))), [
      `terminate ${old.id}`,
    ]);
    const first = instance("c", { launchedAt: 1 });
    const last = instance("c", { launchedAt: 2 });
    assert.deepEqual(said(planCapacity(view(scalingGroup({ desiredCapacity: 1 }), [last, first]))), [
      `terminate ${first.id}`,
    ]);
  });

  it("never ends what is needed to serve the desired capacity", () => {
    const serving = [instance("a"), instance("b")];
    const booting = instance("c", { lifecycle: "Pending" });
    assert.deepEqual(planCapacity(view(scalingGroup({ desiredCapacity: 2 }), [...serving, booting])), []);
    const checked = { ...booting, lifecycle: "InService" as const };
    const decisions = planCapacity(
      view(scalingGroup({ desiredCapacity: 2 }), [...serving, checked], { [checked.id]: "pending" }),
    );
    assert.deepEqual(decisions, [], "the third may turn out to be the better one");
  });

  it("ends everything at once when nothing is wanted", () => {
    const nodes = [instance("a"), instance("b", { lifecycle: "Pending" })];
    assert.equal(planCapacity(view(scalingGroup({ desiredCapacity: 0 }), nodes)).length, 2);
  });

  it("evens out zones only when all is well", () => {
    const nodes = [instance("a"), instance("a"), instance("b")];
    assert.deepEqual(said(planCapacity(view(scalingGroup(), nodes))), ["launch c"]);
    assert.deepEqual(planCapacity(view(scalingGroup(), nodes, { [nodes[0]?.id ?? ""]: "pending" })), []);
    assert.deepEqual(planCapacity(view(scalingGroup(), nodes, {}, { failedZones: new Set(["c"]) })), []);
  });

  it("replaces a node that is older than the group allows", () => {
    const group = scalingGroup({ maxInstanceLifetime: 86_400, desiredCapacity: 2 });
    const old = instance("a", { launchedAt: 0 });
    const fresh = instance("b", { launchedAt: 86_000 * second });
    assert.deepEqual(said(planCapacity(view(group, [old, fresh], {}, { now: 86_401 * second }))), [
      `terminate ${old.id}`,
    ]);
  });

  it("keeps any number of nodes as even as the zones allow", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.array(fc.constantFrom(...zones), { maxLength: 6 }),
        (desired, present) => {
          const nodes = present.map((zone) => instance(zone));
          const decisions = planCapacity(view(scalingGroup({ desiredCapacity: desired, maxSize: 12 }), nodes));
          const launched = decisions.filter(({ kind }) => kind === "launch").length;
          if (nodes.length >= desired) return assert.ok(launched <= 1);
          assert.equal(launched, desired - nodes.length);
          const counts = zones.map((zone) => {
            const added = decisions.filter((decision) => decision.kind === "launch" && decision.zone === zone).length;
            return { before: present.filter((item) => item === zone).length, added };
          });
          const fullest = Math.max(
            ...counts.filter(({ added }) => added > 0).map(({ before, added }) => before + added),
          );
          for (const { before, added } of counts) assert.ok(before + added >= fullest - 1);
        },
      ),
    );
  });
});

describe("planReplacements", () => {
  it("ends failed nodes and launches as many, when no policy says more", () => {
    const nodes = [instance("a"), instance("b"), instance("c")];
    const conditions = { [nodes[0]?.id ?? ""]: "unhealthy", [nodes[1]?.id ?? ""]: "lost" } as const;
    const decisions = planReplacements(view(scalingGroup(), nodes, conditions));
    assert.deepEqual(said(decisions), [
      `terminate ${nodes[0]?.id}`,
      `terminate ${nodes[1]?.id}`,
      "launch a",
      "launch b",
    ]);
    assert.match(decisions[0]?.cause ?? "", /ELB system health check failure/);
    assert.match(decisions[1]?.cause ?? "", /EC2 instance status checks failure/);
  });

  it("launches first under a maintenance policy over 100 %, and keeps the failed one until enough serve", () => {
    const group = scalingGroup({ maintenance });
    const nodes = [instance("a"), instance("b"), instance("c")];
    const conditions = { [nodes[2]?.id ?? ""]: "unhealthy" } as const;
    assert.deepEqual(said(planReplacements(view(group, nodes, conditions))), ["launch c"]);
    const booting = instance("c", { lifecycle: "Pending" });
    assert.deepEqual(planReplacements(view(group, [...nodes, booting], conditions)), []);
    const ready = instance("c");
    assert.deepEqual(said(planReplacements(view(group, [...nodes, ready], conditions))), [`terminate ${nodes[2]?.id}`]);
  });

  it("does not wait with a machine that is lost", () => {
    const nodes = [instance("a"), instance("b"), instance("c")];
    const decisions = planReplacements(view(scalingGroup({ maintenance }), nodes, { [nodes[0]?.id ?? ""]: "lost" }));
    assert.deepEqual(said(decisions), [`terminate ${nodes[0]?.id}`, "launch a"]);
  });

  it("still makes way when every replacement fails too", () => {
    const nodes = ["a", "b", "c", "a"].map((zone) => instance(zone));
    const conditions = Object.fromEntries(nodes.map(({ id }) => [id, "unhealthy" as const]));
    const decisions = planReplacements(view(scalingGroup({ maintenance }), nodes, conditions));
    assert.equal(decisions.filter(({ kind }) => kind === "terminate").length, 1);
    assert.equal(decisions.filter(({ kind }) => kind === "launch").length, 1);
  });
});
