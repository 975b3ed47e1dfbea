import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { formatDuration, parseDuration } from "../../../operate/duration";
import { parseLinear, parseSteps, planSteps } from "../../../operate/shift/steps";
import { gaining, movedShare, parseWeights, sumOf, type Weights } from "../../../operate/shift/weights";

const onTheWay = (start: Weights, wanted: Weights, percents: readonly number[]) =>
  planSteps(start, wanted, percents).map(({ percent, weights }) => [percent, weights]);

describe("the steps of a shift", () => {
  test("keep the sum at the start, where whole weights can say them", () => {
    assert.deepEqual(onTheWay({ blue: 90, green: 10 }, { blue: 50, green: 50 }, [25, 50, 100]), [
      [25, { blue: 80, green: 20 }],
      [50, { blue: 70, green: 30 }],
      [100, { blue: 50, green: 50 }],
    ]);
  });

  test("take a finer sum where they cannot, and end at what was asked for as it was written", () => {
    assert.deepEqual(onTheWay({ blue: 1, green: 0 }, { blue: 0, green: 1 }, [1, 50, 100]), [
      [1, { blue: 99, green: 1 }],
      [50, { blue: 50, green: 50 }],
      [100, { blue: 0, green: 1 }],
    ]);
  });

  test("are rounded against the move where no sum is fine enough", () => {
    const [first] = planSteps({ blue: 998, green: 997 }, { blue: 1, green: 0 }, [5, 100]);
    assert.ok(first && first.percent === 5 && movedShare({ blue: 998, green: 997 }, first.weights) <= 0.025);
  });

  test("are none where nothing is to be moved, and one where all is moved at once", () => {
    assert.deepEqual(onTheWay({ blue: 9, green: 1 }, { blue: 9, green: 1 }, [50, 100]), []);
    assert.deepEqual(onTheWay({ blue: 9, green: 1 }, { blue: 0, green: 1 }, [100]), [[100, { blue: 0, green: 1 }]]);
  });

  const groups = ["a", "b", "c", "d", "e"];
  const weights = fc
    .array(fc.integer({ min: 0, max: 999 }), { minLength: 2, maxLength: 5 })
    .filter((list) => list.some((weight) => weight > 0));
  const pair = weights.chain((from) =>
    fc.tuple(
      fc.constant(from),
      fc.array(fc.integer({ min: 0, max: 999 }), { minLength: from.length, maxLength: from.length }),
      fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 6 }),
    ),
  );
  const named = (list: readonly number[]): Weights =>
    Object.fromEntries(list.map((each, index) => [groups[index], each]));

  test("keep one sum, move no more than their share and never back, and end at what was asked for", () => {
    fc.assert(
      fc.property(pair, ([from, to, some]) => {
        fc.pre(to.some((weight) => weight > 0));
        const [start, wanted] = [named(from), named(to)];
        const percents = [...some.sort((a, b) => a - b), 100];
        const steps = planSteps(start, wanted, percents);
        const way = steps.slice(0, -1);
        assert.ok(new Set(way.map((step) => sumOf(step.weights))).size <= 1, "one sum");
        let before = 0;
        for (const { percent, weights: set } of way) {
          assert.ok(Object.values(set).every((weight) => Number.isInteger(weight) && weight >= 0 && weight <= 999));
          const moved = movedShare(start, set);
          assert.ok(moved <= (movedShare(start, wanted) * percent) / 100 + 1e-9, `${percent} %: ${moved}`);
          assert.ok(moved > before);
          before = moved;
        }
        if (steps.length > 0) assert.deepEqual(steps.at(-1), { percent: 100, weights: wanted });
        else assert.deepEqual(start, wanted);
      }),
      { numRuns: 300 },
    );
  });
});

describe("what a user writes", () => {
  test("steps are rising percents, with the whole way at the end", () => {
    assert.deepEqual(parseSteps("1,5,25,50,100"), [1, 5, 25, 50, 100]);
    assert.deepEqual(parseSteps("50"), [50, 100]);
    for (const wrong of ["", "0,100", "50,25", "101", "a", "10,,100"])
      assert.match(String(parseSteps(wrong)), /not percents of the way, got .*such as 1,5,25,50,100/);
  });

  test("a pace is a part of the way and a time", () => {
    assert.deepEqual(parseLinear("30%/2m"), { steps: [30, 60, 90, 100], bake: 120 });
    for (const wrong of ["10", "10%", "0%/60s", "10%/60", "110%/1s"])
      assert.match(String(parseLinear(wrong)), /not a pace, got .*such as 10%\/60s/);
  });

  test("a time is said as it is written", () => {
    for (const text of ["500ms", "60s", "5m", "1h", "90s"])
      assert.equal(formatDuration(parseDuration(text) ?? Number.NaN), text);
    for (const wrong of ["", "5", "s", "5 s", "-5s", "5d"]) assert.equal(parseDuration(wrong), undefined);
  });

  const live = { blue: 90, green: 10, red: 0 };

  test("weights are those of the action's groups, and one without traffic need not be named", () => {
    assert.deepEqual(parseWeights("blue=50,green=50", live), { weights: { blue: 50, green: 50, red: 0 } });
    assert.deepEqual(parseWeights("green=1, blue=0", live), { weights: { blue: 0, green: 1, red: 0 } });
  });

  test("all that is wrong with weights is said at once", () => {
    assert.deepEqual(parseWeights("blu=50,green=1000,green=x", live), {
      problems: [
        "blu: no target group of this action; one of blue, green, red; did you mean blue",
        'green: not a weight, got "1000"; a whole number, 0 to 999',
        'green: not a weight, got "x"; a whole number, 0 to 999',
        "green: named twice",
        "blue: has weight 90 now and is not named; write blue=90 to keep it, blue=0 to empty it",
      ],
    });
    assert.deepEqual(parseWeights("blue=0,green=0", live), {
      problems: ["blue=0,green=0: every weight is 0, and no group would serve; give one of them more"],
    });
  });

  test("the groups that gain are those whose share grows, whatever the numbers are", () => {
    assert.deepEqual(gaining({ blue: 90, green: 10 }, { blue: 9, green: 1 }), []);
    assert.deepEqual(gaining({ blue: 90, green: 10 }, { blue: 90, green: 20 }), ["green"]);
  });
});
