import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Autoscaler } from "../../../operate/simulate/autoscaler";
import { AwsAutoscaler } from "../../../operate/simulate/aws-autoscaler";
import { Demand } from "../../../operate/simulate/demand";
import { EventQueue } from "../../../operate/simulate/event-queue";
import { loadCurve } from "../../../operate/simulate/load-curve";
import { evenly, randomNumbers, typical } from "../../../operate/simulate/random";
import { simulate } from "../../../operate/simulate/simulate";
import { simulateGroup } from "../../../operate/simulate/simulation";
import type { GroupScaling } from "../../../platforms/aws/scaling/policies";

const wait = (seconds: number) => ({ typical: seconds, worst: seconds });
const timings = { boot: wait(100), warmStart: wait(10), admission: wait(20), warmup: 60, drain: 300 };
const none: GroupScaling = {
  sizes: { minSize: 1, maxSize: 20, desiredCapacity: 2 },
  warmup: 60,
  tracked: [],
  steps: [],
  predictive: [],
  schedules: [],
  warmPool: undefined,
  skipped: [],
};

/** Does as a list of moments says. */
const scripted = (initial: number, moments: Readonly<Record<number, number>>): Autoscaler => {
  let desired = initial;
  const target = (cause?: string) => ({ desired, maxSize: 20, pooled: 0, cause });
  return {
    period: 60,
    get initial() {
      return target();
    },
    decide: ({ at }) => {
      desired = moments[at] ?? desired;
      return target("script");
    },
  };
};

const play = (autoscaler: Autoscaler, rates: readonly number[], more: { patience?: number } = {}) =>
  simulate({
    load: loadCurve(rates.map((rate, index) => ({ at: index * 60, rate }))),
    autoscaler,
    timings,
    draw: typical,
    firstLook: 0,
    nodeCapacity: 10,
    patience: 0,
    ...more,
  });

describe("a simulated group", () => {
  it("serves with a new node after its boot and its first check, and bills it from the launch until it has drained", () => {
    const run = play(
      scripted(2, { 60: 3, 600: 2 }),
      Array.from({ length: 20 }, () => 15),
    );
    assert.deepEqual(
      run.samples
        .filter(({ at }) => [60, 120, 180, 600, 660].includes(at))
        .map(({ healthy, nodes }) => [nodes, healthy]),
      [
        [2, 2],
        [3, 2],
        [3, 3],
        [3, 3],
        [2, 2],
      ],
    );
    // Two for 1200 s; the third from 60 to 600 s, and 300 s of draining.
    assert.equal(run.nodeHours * 3600, 2 * 1200 + 540 + 300);
  });

  it("counts what the nodes cannot take: 25 a second on two nodes of 10 for two minutes", () => {
    const run = play(scripted(2, {}), [20, 25, 25, 5]);
    assert.equal(run.overloadSeconds, 120);
    assert.equal(run.refused, 600);
    assert.equal(run.requests, 75 * 60);
    assert.equal(run.highestUtilization, 1.25);
    assert.equal(run.highestAt, 60);
  });

  it("lets requests wait for as long as they would, and serves them later", () => {
    const run = play(scripted(2, {}), [20, 25, 5], { patience: 60 });
    assert.equal(run.refused, 0, "300 wait, of at most 1200");
    assert.equal(play(scripted(2, {}), [20, 40, 5], { patience: 30 }).refused, 600);
  });

  it("says that no node served, and when a group was as large as it may be", () => {
    const run = play(scripted(2, { 60: 20, 180: 0 }), [5, 5, 5, 5, 5]);
    assert.equal(run.highestUtilization, undefined);
    assert.deepEqual(run.atMaximum, [{ from: 60, to: 180 }]);
    assert.equal(run.refused, 600);
  });

  it("never loses a request from the account, and never has more nodes than it may", () => {
    const rates = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 2, maxLength: 60 });
    const scaling: GroupScaling = {
      ...none,
      tracked: [{ name: "r", metric: "requests", period: 60, targetValue: 300, disableScaleIn: false }],
    };
    fc.assert(
      fc.property(rates, fc.integer(), fc.integer({ min: 0, max: 30 }), (curve, seed, patience) => {
        const random = randomNumbers(seed);
        const run = simulate({
          load: loadCurve(curve.map((rate, index) => ({ at: index * 60, rate }))),
          autoscaler: new AwsAutoscaler(scaling, {
            period: 60,
            metricDelay: 60,
            startsAt: undefined,
            nodeCapacity: 10,
          }),
          timings: { ...timings, boot: { typical: 100, worst: 140 } },
          draw: evenly(random),
          firstLook: 60 * random(),
          nodeCapacity: 10,
          patience,
        });
        const arrived = curve.reduce((sum, rate) => sum + rate * 60, 0);
        assert.ok(Math.abs(run.requests - arrived) < 1e-3);
        assert.ok(run.refused >= -1e-6 && run.refused <= arrived + 1e-6);
        assert.ok(run.mostNodes <= 20 && run.fewestNodes >= 1);
        assert.ok(run.overloadSeconds > 0 || run.refused < 1e-6, "what is refused, is refused in an overload");
      }),
      { numRuns: 60 },
    );
  });

  it("is the same for the same seeds, and differs between them", () => {
    const group = {
      name: "web",
      minSize: 1,
      maxSize: 20,
      policies: [],
      skipped: [],
      assumptions: [],
      timings: { ...timings, boot: { typical: 100, worst: 300 } },
      autoscaler: () => scripted(2, { 60: 4 }),
    };
    const load = loadCurve([0, 60, 120, 180].map((at) => ({ at, rate: 30 })));
    const runs = simulateGroup(group, load, { nodeCapacity: 10, patience: 0, seeds: 2 });
    assert.deepEqual(simulateGroup(group, load, { nodeCapacity: 10, patience: 0, seeds: 2 }), runs);
    assert.notDeepEqual(runs[0], runs[1]);
  });
});

describe("the rules of AWS that the twin does not play", () => {
  const aws = (scaling: Partial<GroupScaling>, rates: readonly number[], startsAt?: number) =>
    play(
      new AwsAutoscaler({ ...none, ...scaling }, { period: 60, metricDelay: 0, startsAt, nodeCapacity: 10 }),
      rates,
    ).changes.map(({ at, to, cause }) => `${at} ${to} ${cause}`);
  const minutes = (...parts: readonly (readonly [number, number])[]) =>
    parts.flatMap(([count, rate]) => Array.from({ length: count }, () => rate));

  it("steps out at the alarm, and again only for what goes beyond the nodes that warm up", () => {
    const step = {
      name: "out",
      adjustmentType: "ChangeInCapacity" as const,
      minAdjustmentMagnitude: 0,
      metric: "cpu" as const,
      period: 60,
      alarm: { comparison: "above" as const, threshold: 60, evaluationPeriods: 2, datapointsToAlarm: 2 },
      steps: [{ lower: 0, upper: undefined, adjustment: 2 }],
    };
    assert.deepEqual(aws({ steps: [step] }, minutes([2, 10], [6, 16])), ["240 4 out"]);
    assert.deepEqual(aws({ steps: [step] }, minutes([2, 10], [9, 40])), ["240 4 out", "420 6 out", "600 8 out"]);
  });

  it("sees CPU of basic monitoring every five minutes only", () => {
    const cpu = { name: "cpu", metric: "cpu" as const, targetValue: 50, disableScaleIn: false };
    assert.deepEqual(aws({ tracked: [{ ...cpu, period: 60 }] }, minutes([17, 16])), ["180 4 cpu"]);
    assert.deepEqual(aws({ tracked: [{ ...cpu, period: 300 }] }, minutes([17, 16])), ["900 4 cpu"]);
  });

  it("adds nodes before an hour that was busy the day before, and removes none for a quiet one", () => {
    const day = minutes([600, 5], [60, 80], [780, 5]);
    const rule = {
      name: "ahead",
      metric: "requests" as const,
      targetValue: 480,
      acts: true,
      buffer: 300,
      maxCapacityBuffer: undefined,
    };
    const busy = (24 + 10) * 3600;
    assert.deepEqual(aws({ predictive: [rule] }, [...day, ...day]), [`${busy - 300} 10 ahead`]);
    assert.deepEqual(aws({ predictive: [{ ...rule, acts: false }] }, [...day, ...day]), []);
    const tracked = [{ name: "r", metric: "requests" as const, period: 60, targetValue: 480, disableScaleIn: false }];
    const both = aws({ predictive: [rule], tracked, sizes: { ...none.sizes, desiredCapacity: 1 } }, [
      ...day,
      ...minutes([780, 5]),
    ]);
    assert.ok(both.includes(`${busy - 300} 10 ahead`));
    assert.ok(
      !both.some((change) => Number(change.split(" ")[0]) > busy && Number(change.split(" ")[0]) < busy + 3600),
      "the forecast's hour holds",
    );
    assert.match(both.at(-1) ?? "", / 1 r$/);
  });
});

describe("its parts", () => {
  it("hand out events by time, and those of one time in their order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
        const queue = new EventQueue<readonly [number, number]>();
        for (const [index, at] of times.entries()) queue.add(at, [at, index]);
        const taken = times.map(() => queue.take());
        assert.deepEqual(
          taken,
          times.map((at, index) => [at, index]).toSorted(([a = 0, i = 0], [b = 0, j = 0]) => a - b || i - j),
        );
        assert.equal(queue.nextAt, Number.POSITIVE_INFINITY);
      }),
    );
  });

  it("draw evenly between as far below what is typical as the worst is above", () => {
    const draw = evenly(randomNumbers(1));
    const drawn = Array.from({ length: 4000 }, () => draw({ typical: 50, worst: 60 }));
    assert.ok(Math.min(...drawn) >= 40 && Math.max(...drawn) <= 60);
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    // Six standard errors of the mean of an even spread over 20.
    assert.ok(Math.abs(mean - 50) < (6 * (20 / Math.sqrt(12))) / Math.sqrt(4000));
  });

  it("serve what waits before what comes", () => {
    const demand = new Demand(100);
    assert.deepEqual(demand.pass(10, 15, 10), { arrived: 150, served: 100, refused: 0 });
    assert.deepEqual(demand.pass(5, 0, 10), { arrived: 0, served: 50, refused: 0 });
    assert.deepEqual(demand.pass(5, 1, 10), { arrived: 5, served: 5, refused: 0 });
  });
});
