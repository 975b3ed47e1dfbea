import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { AwsAutoscaler } from "../../operate/simulate/aws-autoscaler";
import { loadCurve } from "../../operate/simulate/load-curve";
import { typical } from "../../operate/simulate/random";
import { simulate } from "../../operate/simulate/simulate";
import { arns, eventually, types } from "../support/cluster";
import { get, Load } from "../support/load";
import { Twin } from "../support/twin";

/** Requests a second: all the time, and on top of them at the peak. At 1000 a minute for each node that takes two nodes, then four. */
const rate = 20;
const peak = 40;

let twin: Twin;
let load: Load;
before(async () => {
  twin = await Twin.start({ minSize: 2, desiredCapacity: 2, maxSize: 5 });
  twin.host.put(types.policy, "requests", {
    name: "requests",
    autoscalingGroupName: "web",
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      targetValue: 1000,
      predefinedMetricSpecification: {
        predefinedMetricType: "ALBRequestCountPerTarget",
        resourceLabel: `app/web/50dc6c495c0c9188/${arns.targetGroup.split(":").at(-1)}`,
      },
    },
  });
  await twin.plane.reconcile();
  load = new Load(twin.url, rate);
});
after(() => twin.stop());

const said = () =>
  twin.plane
    .status()
    .activities.map(({ message }) => message)
    .join("\n");

/** Sizes that the group went through, as its history has them. */
const sizes = () => [...said().matchAll(/Capacity changed from \d+ to (\d+)/g)].map(([, size]) => Number(size));

/** The same load and policy, as `vipkit simulate` plays them: a peak of ten seconds. */
function simulated(): readonly number[] {
  const wait = { typical: 1, worst: 1 };
  const policy = { name: "requests", metric: "requests", period: 1, targetValue: 1000, disableScaleIn: false } as const;
  const scaling = { tracked: [policy], steps: [], predictive: [], schedules: [], warmPool: undefined, skipped: [] };
  const declared = { minSize: 2, maxSize: 5, desiredCapacity: 2 };
  const clock = { period: 1, metricDelay: 0, startsAt: undefined, nodeCapacity: 1000 };
  const run = simulate({
    load: loadCurve([0, 5, 15, 45].map((at) => ({ at, rate: at === 5 ? rate + peak : rate }))),
    autoscaler: new AwsAutoscaler({ ...scaling, sizes: declared, warmup: 0 }, clock),
    timings: { boot: wait, warmStart: wait, admission: wait, warmup: 0, drain: 0 },
    draw: typical,
    firstLook: 0,
    nodeCapacity: 1000,
    patience: 0,
  });
  return run.changes.map(({ to }) => to);
}

const desired = () => twin.host.get(types.group, "web")?.outputs["desiredCapacity"];

describe("scaling on the real load", () => {
  it("grows in proportion to it, and loses nothing", async () => {
    const more = new Load(twin.url, peak);
    await eventually("four nodes serve", () => twin.isWhole() && twin.nodes().length >= 4, 40);
    await sleep(1000);
    const { lost, nodes } = await more.end();
    assert.deepEqual(lost, []);
    assert.ok(nodes.size >= 4, "new nodes get their part");
    assert.ok(twin.nodes().length <= 5);
    assert.match(said(), /TargetTracking-web-AlarmHigh in state ALARM triggered policy requests/);
  });

  it("keeps its own number when the program changes something else", async () => {
    const before = desired();
    await twin.updateGroup({ healthCheckGracePeriod: 2 });
    assert.equal(desired(), before);
    assert.equal(twin.nodes().length, before);
  });

  it("shrinks after fifteen quiet periods under a load that goes on, and lets requests in flight finish", async () => {
    const began = Date.now();
    let answers: Promise<{ status: number; node: string }>[] = [];
    // A few slow requests are always under way, so that some are on the nodes that go.
    const timer = setInterval(() => answers.push(get(`${twin.url}/slow?seconds=3`, 20_000)), 300);
    await eventually("some nodes drain", () => twin.nodes().some(({ lifecycle }) => lifecycle === "Terminating"), 40);
    assert.ok(Date.now() - began >= 10_000, "not at once");
    await sleep(500);
    clearInterval(timer);
    await eventually("fewer nodes are left", () => twin.isWhole() && twin.nodes().length < 4, 30);
    for (const { status } of await Promise.all(answers)) assert.equal(status, 200);
    answers = [];
    const { lost, sent } = await load.end();
    assert.deepEqual(lost, []);
    assert.ok(sent > rate * 20, "it went on all the time");
  });

  it("did as the simulation of the same load does, but for a node where requests came in bursts", () => {
    const [own, expected] = [sizes(), simulated()];
    assert.deepEqual(expected, [4, 2]);
    assert.ok(Math.abs(Math.max(...own) - 4) <= 1, own.join());
    assert.equal(own.at(-1), expected.at(-1));
  });

  it("raises the desired capacity with the minimum", async () => {
    await twin.updateGroup({ minSize: 5 });
    await twin.plane.waitUntilStable(types.group, "web", 20);
    assert.equal(twin.inService().length, 5);
  });
});
