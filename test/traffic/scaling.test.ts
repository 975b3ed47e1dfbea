import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { arns, eventually, types } from "../support/cluster";
import { get, Load } from "../support/load";
import { Twin } from "../support/twin";

const rate = 60;

let twin: Twin;
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
});
after(() => twin.stop());

const desired = () => twin.host.get(types.group, "web")?.outputs["desiredCapacity"];

describe("scaling on the real load", () => {
  it("grows in proportion to it, and loses nothing", async () => {
    const load = new Load(twin.url, rate);
    // 60 a second are 3600 a minute: at 1000 per target that takes four nodes.
    await eventually("four nodes serve", () => twin.isWhole() && twin.nodes().length >= 4, 40);
    await sleep(1000);
    const { lost, nodes } = await load.end();
    assert.deepEqual(lost, []);
    assert.ok(nodes.size >= 4, "new nodes get their part");
    assert.ok(twin.nodes().length <= 5);
    const said = twin.plane
      .status()
      .activities.map(({ message }) => message)
      .join("\n");
    assert.match(said, /TargetTracking-web-AlarmHigh in state ALARM triggered policy requests/);
  });

  it("keeps its own number when the program changes something else", async () => {
    const before = desired();
    await twin.updateGroup({ healthCheckGracePeriod: 2 });
    assert.equal(desired(), before);
    assert.equal(twin.nodes().length, before);
  });

  it("shrinks after fifteen quiet periods, and lets requests in flight finish", async () => {
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
  });

  it("raises the desired capacity with the minimum", async () => {
    await twin.updateGroup({ minSize: 5 });
    await twin.plane.waitUntilStable(types.group, "web", 20);
    assert.equal(twin.inService().length, 5);
  });
});
