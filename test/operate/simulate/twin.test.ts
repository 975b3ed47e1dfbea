import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AwsAutoscaler } from "../../../operate/simulate/aws-autoscaler";
import { loadCurve } from "../../../operate/simulate/load-curve";
import { typical } from "../../../operate/simulate/random";
import { simulate } from "../../../operate/simulate/simulate";
import type { TargetTrackingPolicy } from "../../../twin/contract/desired-state";
import type { StepScalingPolicy } from "../../../twin/contract/step-policy";
import { scalingGroup } from "../../support/instances";
import { type PlayedGroup, playTwin } from "../../support/twin-clock";

/** Requests a second that a node takes. */
const nodeCapacity = 20;
const period = 10;
const bootTime = 25;
const admission = 5;
const startsAt = Date.parse("2026-11-30T11:00:00Z");

const policy = (name: string, more: Partial<TargetTrackingPolicy>): TargetTrackingPolicy => ({
  name,
  metric: "ALBRequestCountPerTarget",
  targetGroup: "tg",
  targetValue: 600,
  disableScaleIn: false,
  ...more,
});

const requests = policy("requests", {});
const cpu = policy("cpu", { metric: "ASGAverageCPUUtilization", targetGroup: undefined, targetValue: 40 });

/** More by steps above one threshold, fewer below another. */
const ladder = (more: Partial<StepScalingPolicy>): StepScalingPolicy => ({
  name: "out",
  alarmName: "busy",
  metric: "requests",
  period: 60,
  counted: ["tg"],
  adjustmentType: "ChangeInCapacity",
  minAdjustmentMagnitude: 0,
  steps: [
    { lower: 0, upper: 300, adjustment: 1 },
    { lower: 300, upper: undefined, adjustment: 2 },
  ],
  alarm: { comparison: "above", threshold: 600, evaluationPeriods: 2, datapointsToAlarm: 2 },
  ...more,
});
const fewer = ladder({
  name: "in",
  alarmName: "quiet",
  steps: [{ lower: undefined, upper: 0, adjustment: -1 }],
  alarm: { comparison: "below", threshold: 225, evaluationPeriods: 20, datapointsToAlarm: 18 },
});

/** Up, a peak, and down again. */
const curve = loadCurve([
  { at: 0, rate: 15 },
  { at: 100, rate: 22 },
  { at: 180, rate: 41 },
  { at: 260, rate: 58 },
  { at: 420, rate: 33 },
  { at: 700, rate: 12 },
  { at: 1200, rate: 9 },
  { at: 1700, rate: 9 },
]);

function simulated({ group, curve: load }: PlayedGroup) {
  const { minSize, maxSize, desiredCapacity, policies, steps, schedules, warmPool } = group;
  const warmup = group.defaultInstanceWarmup;
  const scaling = {
    sizes: { minSize, maxSize, desiredCapacity },
    warmup,
    tracked: policies.map(({ metric, ...rule }) => ({
      ...rule,
      metric: metric === "ASGAverageCPUUtilization" ? ("cpu" as const) : ("requests" as const),
      period,
    })),
    // The twin's period stands for the vendor's minute.
    steps: steps.map((step) => ({ ...step, period: (step.period / 60) * period })),
    predictive: [],
    schedules,
    warmPool,
    skipped: [],
  };
  const wait = (seconds: number) => ({ typical: seconds, worst: seconds });
  const run = simulate({
    load,
    autoscaler: new AwsAutoscaler(scaling, { period, metricDelay: 0, startsAt, nodeCapacity }),
    timings: { boot: wait(bootTime), warmStart: wait(0), admission: wait(admission), warmup, drain: 0 },
    draw: typical,
    firstLook: 0,
    nodeCapacity,
    patience: 0,
  });
  return run.changes.map(({ at, from, to }) => ({ at, from, to }));
}

async function agrees(more: Parameters<typeof scalingGroup>[0], fewest: number): Promise<void> {
  const group = scalingGroup({ minSize: 2, maxSize: 9, desiredCapacity: 2, defaultInstanceWarmup: 20, ...more });
  const played: PlayedGroup = { group, curve, period, bootTime, admission, nodeCapacity, startsAt };
  const twin = await playTwin(played);
  const own = simulated(played);
  const sizes = (changes: readonly { from: number; to: number }[]) => changes.map(({ from, to }) => `${from} to ${to}`);
  assert.deepEqual(sizes(own), sizes(twin));
  assert.ok(twin.length >= fewest, sizes(twin).join());
  // How the periods of an alarm fall is the twin's own.
  const longest = Math.max(1, ...group.steps.map((step) => step.period / 60)) * period;
  for (const [index, { at }] of twin.entries()) {
    // The twin looks once a second at what the simulation sees as it happens; a schedule waits for the simulation's next look.
    assert.ok(Math.abs(at - (own[index]?.at ?? 0)) <= longest, `${at} and ${own[index]?.at}`);
  }
}

describe("the simulation and the twin's own compute side, on one clock", () => {
  it("resize a group alike by requests per target, out and in", () => agrees({ policies: [requests] }, 4));
  it("by CPU, over nodes past their warm-up", () => agrees({ policies: [cpu] }, 4));
  it("by both, where the larger one counts", () => agrees({ policies: [requests, cpu] }, 4));
  it("never out of the group's sizes, and never in where a policy must not", () =>
    agrees({ maxSize: 4, policies: [{ ...requests, disableScaleIn: true }] }, 1));
  it("with machines of a warm pool", () =>
    agrees({ policies: [requests], warmPool: { minSize: 1, maxPreparedCapacity: 6 } }, 4));
  it("by steps of alarms of its own, out and in, also where one looks at more periods than target tracking does", () =>
    agrees({ policies: [], steps: [ladder({}), fewer] }, 4));
  it("by steps in percent of CPU, on datapoints of several periods", () =>
    agrees(
      {
        policies: [],
        steps: [
          ladder({
            metric: "cpu",
            period: 180,
            adjustmentType: "PercentChangeInCapacity",
            steps: [{ lower: 0, upper: undefined, adjustment: 50 }],
            alarm: { comparison: "atLeast", threshold: 50, evaluationPeriods: 1, datapointsToAlarm: 1 },
          }),
        ],
      },
      2,
    ));
  it("by steps on all requests to an exact size, beside target tracking", () =>
    agrees(
      {
        policies: [requests],
        steps: [
          ladder({
            metric: "totalRequests",
            adjustmentType: "ExactCapacity",
            steps: [{ lower: 0, upper: undefined, adjustment: 8 }],
            alarm: { comparison: "atLeast", threshold: 3000, evaluationPeriods: 1, datapointsToAlarm: 1 },
          }),
        ],
      },
      3,
    ));
  it("by the clock as well", () => {
    const at = (minute: number, sizes: { minSize?: number; maxSize?: number; desiredCapacity?: number }) => ({
      name: `at ${minute}`,
      recurrence: `${minute} 11 * * *`,
      timeZone: "UTC",
      startTime: undefined,
      endTime: undefined,
      minSize: undefined,
      maxSize: undefined,
      desiredCapacity: undefined,
      ...sizes,
    });
    return agrees({ policies: [requests], schedules: [at(2, { minSize: 5 }), at(22, { minSize: 1 })] }, 4);
  });
});
