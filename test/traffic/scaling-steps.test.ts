import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { types as catalog } from "../../platforms/aws/catalog/types";
import type { Props } from "../../twin/contract/resources";
import { arns, eventually, types } from "../support/cluster";
import { Load } from "../support/load";
import { Twin } from "../support/twin";

const quiet = 10;
const peak = 50;
const suffix = arns.targetGroup.slice(arns.targetGroup.indexOf("targetgroup/"));

let twin: Twin;
before(async () => {
  twin = await Twin.start({ minSize: 2, desiredCapacity: 2, maxSize: 4 });
  const policy = (name: string, steps: Props[]) =>
    twin.host.put(types.policy, name, {
      name,
      arn: `arn:${name}`,
      autoscalingGroupName: "web",
      policyType: "StepScaling",
      adjustmentType: "ChangeInCapacity",
      stepAdjustments: steps,
    });
  const alarm = (name: string, calls: string, more: Props) =>
    twin.host.put(catalog.alarm, name, {
      name,
      alarmActions: [`arn:${calls}`],
      namespace: "AWS/ApplicationELB",
      metricName: "RequestCountPerTarget",
      dimensions: { TargetGroup: suffix },
      statistic: "Sum",
      period: 60,
      ...more,
    });
  policy("out", [{ metricIntervalLowerBound: "0", scalingAdjustment: 2 }]);
  policy("in", [{ metricIntervalUpperBound: "0", scalingAdjustment: -1 }]);
  twin.host.put(types.policy, "ahead", { name: "ahead", autoscalingGroupName: "web", policyType: "PredictiveScaling" });
  alarm("busy", "out", { comparisonOperator: "GreaterThanThreshold", threshold: 1000, evaluationPeriods: 2 });
  alarm("idle", "in", { comparisonOperator: "LessThanThreshold", threshold: 260, evaluationPeriods: 5 });
  await twin.plane.reconcile();
});
after(() => twin.stop());

const said = () =>
  twin.plane
    .status()
    .activities.map(({ message }) => message)
    .join("\n");

describe("step scaling on the real load", () => {
  it("adds the step of its alarm, takes nodes away by that of another, and loses nothing", async () => {
    const base = new Load(twin.url, quiet);
    const more = new Load(twin.url, peak);
    await eventually("four nodes serve", () => twin.isWhole() && twin.nodes().length === 4, 40);
    const ramp = await more.end();
    await eventually("two nodes are left", () => twin.isWhole() && twin.nodes().length === 2, 60);
    const { lost } = await base.end();
    assert.deepEqual([...ramp.lost, ...lost], []);
    assert.match(said(), /from 2 to 4. Cause: a monitor alarm busy in state ALARM triggered policy out /);
    assert.match(said(), /from 4 to 3. Cause: a monitor alarm idle in state ALARM triggered policy in /);
  });

  it("says once what it does not run", () => {
    const lines = said().split("\n");
    assert.equal(lines.filter((line) => /^Scaling policy not run by the twin\. ahead: /.test(line)).length, 1);
  });
});
