import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyAction, dueActions, type ScheduledAction } from "../../../platforms/aws/scaling/schedules";
import { type Datapoint, planTracking, withDatapoint } from "../../../platforms/aws/scaling/target-tracking";
import { Metrics } from "../../../twin/compute/metrics";
import type { TargetHealth, TargetTrackingPolicy } from "../../../twin/contract/desired-state";
import { instance, scalingGroup, second } from "../../support/instances";

const policy = (more: Partial<TargetTrackingPolicy> = {}): TargetTrackingPolicy => ({
  name: "requests",
  metric: "ALBRequestCountPerTarget",
  targetGroup: "tg",
  targetValue: 100,
  disableScaleIn: false,
  ...more,
});
const group = { desired: 2, minSize: 1, maxSize: 6, warming: false };
const points = (count: number, value: number, nodes = 2): Datapoint[] =>
  Array.from({ length: count }, () => ({ value, nodes }));
const plan = (datapoints: readonly Datapoint[], more: Partial<TargetTrackingPolicy> = {}, state = {}) =>
  planTracking({ ...group, ...state }, [{ policy: policy(more), datapoints }])?.desired;

describe("target tracking", () => {
  it("scales out in proportion after three datapoints over the target", () => {
    assert.equal(plan(points(2, 200)), undefined);
    assert.equal(plan(points(3, 200)), 4);
    assert.equal(plan(points(3, 101)), 3);
    assert.equal(plan([...points(2, 200), ...points(1, 100)]), undefined);
    assert.equal(plan(points(3, 900)), 6, "never over the maximum");
    assert.equal(
      plan(points(3, 300 * (1 + Number.EPSILON), 1), { targetValue: 100 }),
      3,
      "not a node more by rounding",
    );
  });

  it("counts nodes that still warm up as capacity already asked for", () => {
    assert.equal(plan(points(3, 200), {}, { desired: 4, warming: true }), undefined);
    assert.equal(plan(points(3, 300), {}, { desired: 4, warming: true }), 6);
  });

  it("scales in only after fifteen datapoints under nine tenths of the target", () => {
    assert.equal(plan(points(14, 10)), undefined);
    assert.equal(plan(points(15, 10)), 1);
    assert.equal(plan(points(15, 91)), undefined);
    assert.equal(plan([...points(1, 91), ...points(14, 10)]), undefined);
    assert.equal(plan(points(15, 30, 6), {}, { desired: 6 }), 2);
    assert.equal(plan(points(15, 10), { disableScaleIn: true }), undefined);
    assert.equal(plan(points(15, 10), {}, { warming: true }), undefined);
  });

  it("takes the largest of several policies, and shrinks only when all agree", () => {
    const several = (first: Datapoint[], other: Datapoint[]) =>
      planTracking({ ...group, desired: 3 }, [
        { policy: policy(), datapoints: first },
        { policy: policy({ name: "cpu", metric: "ASGAverageCPUUtilization" }), datapoints: other },
      ]);
    assert.equal(several(points(3, 200, 3), points(3, 150, 3))?.desired, 6);
    assert.equal(several(points(15, 10, 3), points(15, 95, 3)), undefined);
    assert.equal(several(points(15, 10, 3), points(15, 50, 3))?.desired, 2);
  });

  it("keeps no more datapoints than the longer alarm looks at", () => {
    let kept: Datapoint[] = [];
    for (let index = 0; index < 100; index++) kept = withDatapoint(kept, { value: index, nodes: 1 });
    assert.equal(kept.length, 15);
    assert.equal(kept.at(-1)?.value, 99);
  });
});

describe("metrics", () => {
  const health = (node: string, requests: number): TargetHealth => ({
    targetGroup: "tg",
    node,
    state: "healthy",
    reason: "",
    description: "",
    connections: 0,
    requests,
  });

  it("are requests per healthy target and minute, whatever the period", () => {
    const metrics = new Metrics(() => 0);
    const nodes = [instance("a"), instance("b")];
    const tracked = scalingGroup({ policies: [policy()] });
    const load = (...counts: number[]) => ({
      groups: [tracked],
      instances: nodes,
      health: nodes.map(({ id }, index) => health(id, counts[index] ?? 0)),
    });
    assert.equal(metrics.sample(10, 0, load(100, 100)), false);
    assert.equal(metrics.sample(10, 5 * second, load(150, 150)), false);
    assert.equal(metrics.sample(10, 10 * second, load(200, 160)), true);
    assert.deepEqual(metrics.datapointsOf("web", policy()), [{ value: 480, nodes: 2 }]);
    metrics.sample(10, 20 * second, load(10, 170));
    assert.equal(metrics.datapointsOf("web", policy())[1]?.value, 60, "a counter that began anew counts from nothing");
  });

  it("are percent of a processor over warm nodes", () => {
    const used = new Map<string, number>();
    const metrics = new Metrics(({ id }) => used.get(id) ?? 0);
    const warm = instance("a");
    const cold = instance("b", { inServiceAt: 9 * second });
    const cpu = policy({ metric: "ASGAverageCPUUtilization", name: "cpu" });
    const load = {
      groups: [scalingGroup({ policies: [cpu], defaultInstanceWarmup: 60 })],
      instances: [warm, cold],
      health: [],
    };
    metrics.sample(10, 50 * second, load);
    used.set(warm.id, 5).set(cold.id, 10);
    metrics.sample(10, 60 * second, load);
    assert.deepEqual(metrics.datapointsOf("web", cpu), [{ value: 50, nodes: 1 }]);
    used.set(warm.id, 10).set(cold.id, 20);
    metrics.sample(10, 70 * second, load);
    assert.deepEqual(metrics.datapointsOf("web", cpu)[1], { value: 75, nodes: 2 }, "the second is warm by now");
  });
});

describe("scheduled actions", () => {
  const action = (more: Partial<ScheduledAction>): ScheduledAction => ({
    name: "night",
    recurrence: undefined,
    timeZone: "UTC",
    startTime: undefined,
    endTime: undefined,
    minSize: undefined,
    maxSize: undefined,
    desiredCapacity: undefined,
    ...more,
  });
  const at = (text: string) => Date.parse(text);

  it("are due once, when their time comes", () => {
    const nightly = action({ recurrence: "0 22 * * *" });
    const due = (from: string, until: string) => dueActions([nightly], at(from), at(until)).length;
    assert.equal(due("2026-11-23T21:59:00Z", "2026-11-23T21:59:59Z"), 0);
    assert.equal(due("2026-11-23T21:59:59Z", "2026-11-23T22:00:00Z"), 1);
    assert.equal(due("2026-11-23T22:00:00Z", "2026-11-23T22:00:01Z"), 0);
  });

  it("follow their time zone, start and end", () => {
    const berlin = action({ recurrence: "0 22 * * *", timeZone: "Europe/Berlin" });
    assert.equal(dueActions([berlin], at("2026-11-23T20:59:59Z"), at("2026-11-23T21:00:00Z")).length, 1);
    const ended = { ...berlin, endTime: at("2026-11-23T00:00:00Z") };
    assert.equal(dueActions([ended], at("2026-11-23T20:59:59Z"), at("2026-11-23T21:00:00Z")).length, 0);
    const once = action({ startTime: at("2026-11-23T12:00:00Z") });
    assert.equal(dueActions([once], at("2026-11-23T11:59:59Z"), at("2026-11-23T12:00:00Z")).length, 1);
    assert.equal(dueActions([once], at("2026-11-23T12:00:00Z"), at("2026-11-23T13:00:00Z")).length, 0);
  });

  it("change only the sizes they name, and keep the desired capacity between them", () => {
    const sizes = { minSize: 2, maxSize: 4, desiredCapacity: 3 };
    assert.deepEqual(applyAction(sizes, action({ desiredCapacity: 9 })), {
      minSize: 2,
      maxSize: 4,
      desiredCapacity: 4,
    });
    assert.deepEqual(applyAction(sizes, action({ minSize: 5 })), { minSize: 5, maxSize: 5, desiredCapacity: 5 });
    assert.deepEqual(applyAction(sizes, action({ maxSize: 2 })), { minSize: 2, maxSize: 2, desiredCapacity: 2 });
  });
});
