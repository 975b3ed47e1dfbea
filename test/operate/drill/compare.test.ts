import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { planBudget } from "../../../components/vip-cluster/budget";
import { boundOf, type DrillBound, pathsOf } from "../../../operate/drill/bound";
import { compare, isPassed, lostAtMost, worstVerdict } from "../../../operate/drill/compare";
import { drills } from "../../../operate/drill/definitions";
import { cluster } from "../../support/budgets";

const bound: DrillBound = {
  seconds: 10,
  objective: 15,
  lostSeconds: 4,
  recovery: 40,
  path: "https -> blue",
  because: undefined,
};
const measured = (lastFailure: number, failed: number, fullRedundancy: number | undefined, watched = 60) => ({
  times: { detect: 1, firstFailure: 0, lastFailure, fullRedundancy },
  failed,
  rate: 100,
  watched,
});
const verdicts = (...args: Parameters<typeof compare>) => compare(...args).map(({ verdict }) => verdict);

describe("a measurement", () => {
  const cases = [
    ["within all", bound, measured(9000, 400, 30_000), ["within", "within", "within"]],
    ["later than the budget", bound, measured(10_001, 400, 30_000), ["overBudget", "within", "within"]],
    ["more failed than the budget allows", bound, measured(9000, 900, 30_000), ["within", "overBudget", "within"]],
    ["whole again too late", bound, measured(9000, 1, 40_001), ["within", "within", "overBudget"]],
    ["not whole while it could have been", bound, measured(9000, 1, undefined, 41), ["within", "within", "overBudget"]],
    [
      "not whole, and not looked at for long enough",
      bound,
      measured(9000, 1, undefined, 39),
      ["within", "within", "notJudged"],
    ],
    [
      "of a budget beyond its objective",
      { ...bound, objective: 9 },
      measured(1, 1, 1),
      ["overObjective", "within", "within"],
    ],
    [
      "of no budget where one is promised",
      { ...bound, seconds: undefined, lostSeconds: undefined },
      measured(1, 1, 1),
      ["overObjective", "none", "within"],
    ],
    [
      "of a budget that allows nothing",
      { ...bound, seconds: 0, lostSeconds: 0, objective: 0 },
      measured(1, 1, 1),
      ["overBudget", "overBudget", "within"],
    ],
  ] as const;
  for (const [name, against, found, expected] of cases)
    test(`that is ${name}`, () => {
      assert.deepEqual(verdicts(against, found), expected);
    });
});

test("a fault whose time is not known is held to its redundancy all the same, where each way's is known", () => {
  const [known] = planBudget(cluster("application"), undefined).paths;
  assert.ok(known);
  const recovery = { kind: "bounded", terms: [], worst: 90, typical: 60 } as const;
  const unknown = {
    kind: "unknown",
    reason: "what announces its address",
    fault: "zoneLoss",
    verdict: "none",
  } as const;
  const way = (more: object) => ({ ...known, faults: { ...known.faults, zoneLoss: { ...unknown, ...more } } });
  const measure = { kind: "budget", fault: "zoneLoss" } as const;
  const found = boundOf(measure, [way({ recovery })], () => true);
  assert.ok("seconds" in found);
  assert.deepEqual([found.seconds, found.recovery], [undefined, 90]);
  assert.equal(found.because, "what announces its address is not known");
  const open = boundOf(measure, [way({ recovery }), way({})], () => true);
  assert.ok("seconds" in open);
  assert.equal(open.recovery, undefined);
});

describe("verdicts", () => {
  test("are as bad as the worst, and only what was held against its bound has passed", () => {
    assert.equal(worstVerdict([]), "none");
    assert.equal(worstVerdict(["within", "overBudget", "notJudged"]), "overBudget");
    assert.deepEqual((["within", "none", "notJudged", "overObjective", "overBudget"] as const).map(isPassed), [
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

test("a bound of lost requests is the budget's at that rate, and chance adds less the more there are", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 100 }), (rate, percent) => {
      const most = lostAtMost({ ...bound, lostSeconds: percent / 10 }, rate) ?? 0;
      const mean = (rate * percent) / 10;
      return most >= Math.ceil(mean) && most <= Math.ceil(mean + 4 * Math.sqrt(rate * 10) * 0.5) + 1;
    }),
  );
});

describe("the bound of a drill", () => {
  const { paths } = planBudget(cluster("application"), undefined);
  const all = pathsOf([{ cluster: "shop", plane: "application", paths }], () => true);

  test("is the budget's of that fault", () => {
    const found = boundOf(drills.nodeCrash.measure, all, () => true);
    assert.ok("seconds" in found);
    const estimate = all[0]?.faults.nodeCrash;
    assert.ok(estimate?.kind === "bounded");
    assert.equal(found.seconds, estimate.worst);
    assert.equal(found.lostSeconds, estimate.lostPerRate.worst);
    assert.equal(found.objective, estimate.objective);
  });

  test("is no failure at all where that is what is asked, and none where there are figures alone", () => {
    assert.deepEqual(
      [drills.daemonCrash, drills.overload].map(({ measure }) => {
        const found = boundOf(measure, all, () => true);
        return "seconds" in found ? found.seconds : found.impossible;
      }),
      [0, undefined],
    );
  });

  test("says which fault a stack cannot have", () => {
    const reason = "one HAProxy plays the balancer of every zone";
    const absent = all.map((path) => ({
      ...path,
      faults: {
        ...path.faults,
        zoneLoss: { fault: "zoneLoss", kind: "notApplicable", reason, verdict: "none" } as const,
      },
    }));
    assert.deepEqual(
      boundOf(drills.zoneLoss.measure, absent, () => true),
      { impossible: reason },
    );
  });

  test("of a node that is drained leaves out the time to full redundancy: a rollout launches first", () => {
    const found = boundOf(drills.nodeDrain.measure, all, () => true);
    assert.ok("recovery" in found);
    assert.equal(found.recovery, undefined);
  });
});
