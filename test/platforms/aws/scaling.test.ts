import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { forecast, hoursInForce, planForecast } from "../../../platforms/aws/scaling/predictive";
import { type AlarmRule, isInAlarm, planStep, type StepRule } from "../../../platforms/aws/scaling/step-scaling";

const alarm: AlarmRule = { comparison: "atLeast", threshold: 50, evaluationPeriods: 2, datapointsToAlarm: 2 };

/** The user guide's own example: 10 % from 60, 30 % from 70 on; 10 % and 30 % less at 40 and 30. */
const out: StepRule = {
  name: "out",
  adjustmentType: "PercentChangeInCapacity",
  minAdjustmentMagnitude: 0,
  alarm,
  steps: [
    { lower: 0, upper: 10, adjustment: 0 },
    { lower: 10, upper: 20, adjustment: 10 },
    { lower: 20, upper: undefined, adjustment: 30 },
  ],
};
const into: StepRule = {
  ...out,
  name: "in",
  alarm: { ...alarm, comparison: "atMost" },
  steps: [
    { lower: -10, upper: 0, adjustment: 0 },
    { lower: -20, upper: -10, adjustment: -10 },
    { lower: undefined, upper: -20, adjustment: -30 },
  ],
};
const group = { desired: 10, warm: 10, minSize: 1, maxSize: 30 };
const at = (value: number) => [value, value];

describe("step scaling", () => {
  it("takes the step by the distance from the threshold, as the user guide's example does", () => {
    assert.equal(planStep(out, group, at(59)), undefined);
    assert.equal(planStep(out, group, at(60)), 11);
    assert.equal(planStep(out, group, at(69)), 11);
    assert.equal(planStep(out, group, at(70)), 13);
    assert.equal(planStep(into, group, at(41)), undefined);
    assert.equal(planStep(into, group, at(40)), 9);
    assert.equal(planStep(into, group, at(30)), 7);
  });

  it("adds to nodes that warm up only what goes beyond them, and takes none away meanwhile", () => {
    const warming = { ...group, desired: 11, warm: 10 };
    assert.equal(planStep(out, warming, at(60)), undefined, "one is on its way already");
    assert.equal(planStep(out, warming, at(75)), 13);
    assert.equal(planStep(into, warming, at(20)), undefined);
  });

  it("rounds a percentage toward zero, but never to none, and to the least change that is set", () => {
    const size = (desired: number, adjustment: number, least = 0) =>
      planStep(
        {
          ...out,
          minAdjustmentMagnitude: least,
          steps: [{ lower: undefined, upper: undefined, adjustment }],
        },
        { desired, warm: desired, minSize: 0, maxSize: 100 },
        at(80),
      );
    assert.equal(size(127, 10), 100, "within the sizes");
    assert.equal(size(67, 10), 73);
    assert.equal(size(6, 10), 7);
    assert.equal(size(67, -10), 61);
    assert.equal(size(6, -10), 5);
    assert.equal(size(10, 10, 4), 14);
    assert.equal(size(10, -10, 4), 6);
  });

  it("sets a size, or changes it by nodes, within the group's own", () => {
    const steps = (adjustment: number) => [{ lower: undefined, upper: undefined, adjustment }];
    assert.equal(planStep({ ...out, adjustmentType: "ExactCapacity", steps: steps(4) }, group, at(80)), 4);
    assert.equal(planStep({ ...out, adjustmentType: "ChangeInCapacity", steps: steps(50) }, group, at(80)), 30);
    assert.equal(planStep({ ...out, adjustmentType: "ChangeInCapacity", steps: steps(-50) }, group, at(80)), 1);
  });

  it("waits for as many breaches as the alarm wants, of as many periods as it looks at", () => {
    const twoOfThree = { ...alarm, evaluationPeriods: 3, datapointsToAlarm: 2 };
    assert.equal(isInAlarm(twoOfThree, [60, 60]), false, "not enough data");
    assert.equal(isInAlarm(twoOfThree, [60, 10, 60]), true);
    assert.equal(isInAlarm(twoOfThree, [60, 60, 10, 10]), false);
    assert.equal(isInAlarm({ ...alarm, comparison: "above" }, at(50)), false);
    assert.equal(isInAlarm({ ...alarm, comparison: "below" }, at(50)), false);
    assert.equal(isInAlarm({ ...alarm, comparison: "atMost" }, at(50)), true);
  });
});

describe("predictive scaling", () => {
  it("forecasts nothing in the first day, then the day before, then the week before", () => {
    const history = Array.from({ length: 200 }, (_, hour) => hour);
    assert.equal(forecast(history.slice(0, 20), 20), undefined);
    assert.equal(forecast(history, 30), 6);
    assert.equal(forecast(history, 180), 12);
  });

  it("acts for the present hour, and for the next from the buffer before it", () => {
    assert.deepEqual(hoursInForce(3300, 0), [0]);
    assert.deepEqual(hoursInForce(3300, 300), [0, 1]);
    assert.deepEqual(hoursInForce(3299, 300), [0]);
  });

  it("keeps to the maximum, or raises it by what it may", () => {
    const rule = { maxCapacityBuffer: undefined };
    assert.deepEqual(planForecast(rule, 12, 10), { desired: 10, maxSize: 10 });
    assert.deepEqual(planForecast({ maxCapacityBuffer: 10 }, 50, 40), { desired: 50, maxSize: 55 });
    assert.equal(planForecast(rule, undefined, 10), undefined);
  });
});
