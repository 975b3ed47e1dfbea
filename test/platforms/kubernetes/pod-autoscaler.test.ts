import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PodAutoscaler } from "../../../operate/simulate/pod-autoscaler";
import {
  limitRate,
  type PodScaler,
  recommend,
  stabilise,
  usualBehaviour,
} from "../../../platforms/kubernetes/scaling/pod-autoscaler";

const scaler: PodScaler = {
  minReplicas: 1,
  maxReplicas: 100,
  metrics: [{ metric: "cpu", target: 50 }],
  ...usualBehaviour,
};
const of = (value: number | undefined, replicas: number, ready = replicas) =>
  recommend(scaler, 50, value, { replicas, ready });

describe("a HorizontalPodAutoscaler", () => {
  it("asks for the ratio of metric and target, within a tenth for nothing", () => {
    assert.equal(of(100, 4), 8, "the documentation's own: twice the target, twice the pods");
    assert.equal(of(25, 4), 2);
    assert.equal(of(55, 4), 4);
    assert.equal(of(55.1, 4), 5);
    assert.equal(of(45, 4), 4);
    assert.equal(of(44.9, 10), 9);
    assert.equal(of(undefined, 4), 4, "without a metric nothing changes");
  });

  it("takes a tolerance of its own for each direction", () => {
    const quick = { ...scaler, up: { ...scaler.up, tolerance: 0 }, down: { ...scaler.down, tolerance: 0.5 } };
    assert.equal(recommend(quick, 50, 51, { replicas: 100, ready: 100 }), 102);
    assert.equal(recommend(quick, 50, 26, { replicas: 100, ready: 100 }), 100);
  });

  it("counts pods that are not ready as idle on the way up, and leaves them out on the way down", () => {
    assert.equal(of(100, 8, 4), 8, "four on their way are enough");
    assert.equal(of(150, 8, 4), 12);
    assert.equal(of(60, 8, 4), 8, "the direction would turn");
    assert.equal(of(25, 8, 4), 2);
  });

  it("goes down only to the most of its window, and up only to the least of its own", () => {
    const seen = [
      { at: 0, count: 9 },
      { at: 200, count: 4 },
      { at: 300, count: 3 },
    ];
    assert.equal(stabilise(scaler, 10, seen), 4, "what is as old as the window no longer counts");
    assert.equal(stabilise(scaler, 10, seen.slice(0, 2)), 9);
    const slow = { ...scaler, up: { ...scaler.up, window: 120 } };
    const rising = [10, 14, 12].map((count, index) => ({ at: index * 60, count }));
    assert.equal(stabilise(slow, 10, rising), 12);
    assert.equal(stabilise(slow, 10, rising.slice(0, 2)), 10);
  });

  it("changes no faster than its policies let it, of what has changed in their period", () => {
    const limited = (replicas: number, wanted: number, changes: { at: number; count: number }[] = []) =>
      limitRate(scaler, { replicas, wanted, now: 100 }, changes);
    assert.equal(limited(1, 50), 5, "four more, where doubling is less");
    assert.equal(limited(10, 50), 20, "double, where four more is less");
    assert.equal(limited(20, 50, [{ at: 90, count: 10 }]), 20, "already doubled within 15 seconds");
    assert.equal(limited(20, 50, [{ at: 85, count: 10 }]), 40);
    assert.equal(limited(90, 200), 100, "never beyond maxReplicas");
    assert.equal(limited(20, 0), 1, "never below minReplicas");
    const gentle = {
      ...scaler,
      down: {
        ...scaler.down,
        policies: [
          { type: "Percent", value: 25, period: 60 },
          { type: "Pods", value: 1, period: 60 },
        ],
      },
    } satisfies PodScaler;
    const down = (select: "Max" | "Min" | "Disabled") =>
      limitRate({ ...gentle, down: { ...gentle.down, select } }, { replicas: 10, wanted: 1, now: 100 }, []);
    assert.equal(down("Max"), 7, "a quarter of ten is cut to a whole pod in favour of going");
    assert.equal(down("Min"), 9);
    assert.equal(down("Disabled"), 10);
  });

  it("keeps what it has seen between its looks", () => {
    const autoscaler = new PodAutoscaler(scaler, 4);
    const look = (at: number, cpu: number, healthy: number) =>
      autoscaler.decide({
        at,
        seconds: 15,
        arrived: 0,
        cpu,
        healthy,
        measured: healthy,
        active: healthy,
        warm: healthy,
      }).desired;
    assert.deepEqual(autoscaler.initial, { desired: 4, maxSize: 100, pooled: 0, cause: undefined });
    assert.equal(look(15, 100, 4), 8);
    assert.equal(look(30, 100, 4), 8, "the new ones are on their way");
    assert.equal(look(45, 20, 8), 8, "the window still has eight");
    assert.equal(look(315, 55.9, 8), 8, "whole percent: still near the target");
    assert.equal(look(600, 20, 8), 8, "the look at 315 is within it");
    assert.equal(look(615, 20, 8), 4);
  });
});
