import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { chooseVictim, pick } from "../../../operate/drill/choose";
import { capacityOf, isWhole } from "../../../operate/drill/cluster-view";
import { drillNames, drills } from "../../../operate/drill/definitions";
import { countRequests, latencyOf } from "../../../operate/drill/outcomes";
import { capacityLeft, timesOf } from "../../../operate/drill/recovery";
import { bucketSize, timelineOf } from "../../../operate/drill/timeline";
import { request, view } from "./support";

const crash = [
  view(900, { aa: "healthy", ab: "healthy" }),
  view(1100, { aa: "healthy", ab: "healthy" }),
  view(3000, { aa: "unhealthy", ab: "healthy" }),
  view(3500, { ab: "healthy", ac: "initial" }),
  view(6000, { ab: "healthy", ac: "healthy" }),
  view(6100, { ab: "healthy", ac: "healthy" }),
];

describe("the times of a drill", () => {
  test("count from the fault: found, last failure, whole for good", () => {
    const outcomes = [request(100), request(1200, "502"), request(2500, "502"), request(2600), request(7000)];
    assert.deepEqual(timesOf({ outcomes, views: crash, victims: ["aa"], faultAt: 1000 }), {
      detect: 2000,
      firstFailure: 200,
      lastFailure: 1500,
      fullRedundancy: 5000,
    });
    assert.equal(capacityLeft({ views: crash, faultAt: 1000 }), 50);
  });

  test("say that a thing was not seen", () => {
    const views = crash.slice(0, 4);
    const { fullRedundancy } = timesOf({ outcomes: [], views, victims: ["aa"], faultAt: 1000 });
    assert.equal(fullRedundancy, undefined);
    const never = timesOf({ outcomes: [], views: crash.slice(0, 2), victims: ["aa"], faultAt: 1000 });
    assert.deepEqual(never, { detect: undefined, firstFailure: undefined, lastFailure: 0, fullRedundancy: 0 });
  });

  test("do not say that nothing was missing where the drill ended before it could be", () => {
    const observed = { outcomes: [], views: crash.slice(0, 2), victims: ["aa"], faultAt: 1000 };
    assert.equal(timesOf({ ...observed, isCutShort: true }).fullRedundancy, undefined);
    assert.equal(timesOf({ ...observed, isDetected: true }).fullRedundancy, undefined);
    assert.equal(timesOf({ ...observed, views: crash, isCutShort: true, isDetected: true }).fullRedundancy, 5000);
    assert.equal(timesOf({ ...observed, victims: [], isDetected: true }).fullRedundancy, 0);
  });

  test("leave out what failed before", () => {
    const { lastFailure } = timesOf({ outcomes: [request(500, "502")], views: crash, victims: [], faultAt: 1000 });
    assert.equal(lastFailure, 0);
  });

  test("hold a cluster for whole only when it stays so", () => {
    const flapping = [
      ...crash,
      view(7000, { ab: "healthy", ac: "unhealthy" }),
      view(8000, { ab: "healthy", ac: "healthy" }),
    ];
    assert.equal(timesOf({ outcomes: [], views: flapping, victims: ["aa"], faultAt: 1000 }).fullRedundancy, 7000);
  });
});

describe("a cluster's capacity", () => {
  test("is that of the group that is worst off, and more than wanted makes up for nothing", () => {
    const one = view(0, { aa: "healthy", ab: "healthy", ac: "healthy", ba: "healthy", bb: "draining" });
    assert.equal(capacityOf(one), 50);
    assert.equal(isWhole(one), false);
    assert.equal(capacityOf({ nodes: [], wanted: {} }), 100);
  });
});

describe("requests", () => {
  test("are counted by what became of them, and twice is only what must not be", () => {
    const outcomes = [
      request(0),
      request(1, "502"),
      request(2, "no answer"),
      request(3, "502"),
      request(4, undefined, { method: "POST" }),
    ];
    const executions = new Map([
      ["r-0", 2],
      ["r-4", 3],
      ["r-1", 1],
    ]);
    assert.deepEqual(countRequests(outcomes, executions), {
      sent: 5,
      failed: 3,
      reasons: { "502": 2, "no answer": 1 },
      retried: 2,
      executedTwice: 1,
    });
    const unknown = countRequests(outcomes, undefined);
    assert.deepEqual([unknown.retried, unknown.executedTwice], [null, null]);
  });

  const outcomesOf = fc.array(
    fc.record({
      dueAt: fc.nat(20_000),
      latency: fc.nat(5000),
      failure: fc.constantFrom(undefined, "502", "no answer"),
    }),
  );

  test("have a percentile that so many of them were no slower than", () => {
    fc.assert(
      fc.property(outcomesOf, (list) => {
        const outcomes = list.map(({ dueAt, latency, failure }) => request(dueAt, failure, { latency }));
        const { p50, p99 } = latencyOf(outcomes);
        if (outcomes.length === 0) return p50 === null && p99 === null;
        const within = (limit: number | null) => outcomes.filter(({ latency }) => latency <= (limit ?? -1)).length;
        return (
          within(p50) * 2 >= outcomes.length && within(p99) * 100 >= outcomes.length * 99 && (p50 ?? 0) <= (p99 ?? 0)
        );
      }),
    );
  });

  test("are all in the timeline, each in the column that it was due in", () => {
    fc.assert(
      fc.property(outcomesOf, fc.integer({ min: 1, max: 20_000 }), (list, endedAt) => {
        const outcomes = list.map(({ dueAt, failure }) => request(Math.min(dueAt, endedAt), failure));
        const { buckets } = timelineOf(outcomes, [], endedAt);
        const sum = buckets.reduce(
          (all, { answered, refused, unanswered }) => all + answered + refused + unanswered,
          0,
        );
        assert.equal(sum, outcomes.length);
        assert.equal(buckets.length, Math.max(1, Math.ceil(endedAt / bucketSize)));
      }),
    );
  });
});

describe("a node's lane", () => {
  test("has one span for each state, from the look that saw it to the next that saw another", () => {
    const { nodes } = timelineOf([], crash, 6200);
    assert.deepEqual(
      nodes.map(({ name, spans }) => [name, spans.map(({ from, to, state }) => `${from}-${to} ${state}`)]),
      [
        ["aa", ["900-3000 healthy", "3000-3500 unhealthy"]],
        ["ab", ["900-6200 healthy"]],
        ["ac", ["3500-6000 initial", "6000-6200 healthy"]],
      ],
    );
  });
});

describe("a seed", () => {
  test("decides, and every choice has its turn", () => {
    fc.assert(fc.property(fc.nat(), (seed) => pick(["a", "b", "c"], seed) === pick(["a", "b", "c"], seed)));
    const chosen = new Set(Array.from({ length: 100 }, (_, seed) => pick(["a", "b", "c"], seed)));
    assert.deepEqual([...chosen].sort(), ["a", "b", "c"]);
    assert.equal(pick([], 1), undefined);
  });

  test("picks a node that serves, or a zone with all of its own", () => {
    const cluster = view(0, { aa: "healthy", ba: "healthy", ab: "unhealthy", bb: "healthy" });
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const node = chooseVictim(drills.nodeCrash, cluster, seed);
        assert.ok(node !== undefined && node.name !== "ab" && node.nodes.length === 1);
        const zone = chooseVictim(drills.zoneLoss, cluster, seed);
        assert.deepEqual(
          zone?.nodes.map(({ name }) => name),
          zone?.name === "zone-a" ? ["aa", "ba"] : ["bb"],
        );
      }),
    );
    assert.equal(chooseVictim(drills.nodeCrash, view(0, { aa: "draining" }), 1), undefined);
  });
});

test("every drill says what it does not prove", () => {
  for (const drill of drillNames) assert.ok(drills[drill].notProven.length > 0, drill);
});
