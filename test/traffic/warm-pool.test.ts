import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { eventually, template, types } from "../support/cluster";
import { Load } from "../support/load";
import { Twin } from "../support/twin";

let twin: Twin;
before(async () => {
  const warmPool = { poolState: "Stopped", minSize: 1 };
  const preferences = { minHealthyPercentage: 100, maxHealthyPercentage: 150, instanceWarmup: "0" };
  const instanceRefresh = { strategy: "Rolling", preferences };
  twin = await Twin.start({ minSize: 2, desiredCapacity: 2, maxSize: 4, warmPool, instanceRefresh });
  await eventually("the pool is prepared", () => pooled().length === 2, 20);
});
after(() => twin.stop());

const pooled = () => twin.nodes().filter(({ lifecycle }) => lifecycle === "Warmed:Stopped");
const said = (pattern: RegExp) => twin.plane.status().activities.filter(({ message }) => pattern.test(message)).length;

describe("a scheduled scale-out out of a warm pool", () => {
  it("takes prepared machines, gives them traffic, and loses nothing", async () => {
    const prepared = new Set(pooled().map(({ id }) => id));
    assert.ok(
      [...prepared].every((id) => !twin.healthy().some(({ node }) => node === id)),
      "the pool serves nothing",
    );
    const load = new Load(twin.url, 60);
    // AWS takes whole seconds.
    const startTime = new Date(Date.now() + 2000).toISOString().replace(/\.\d+Z$/, "Z");
    const morning = { autoscalingGroupName: "web", scheduledActionName: "morning", startTime, desiredCapacity: 4 };
    twin.host.put(types.schedule, "morning", morning);
    await twin.plane.reconcile();
    await eventually("four nodes serve", () => twin.isWhole() && twin.inService().length === 4, 30);
    await sleep(1000);
    const { lost, nodes } = await load.end();
    assert.deepEqual(lost, []);
    assert.equal(said(/Scheduled action morning executed: min 2, max 4, desired 4/), 1);
    for (const id of prepared) {
      assert.equal(said(new RegExp(`^Launching a new EC2 instance from warm pool: ${id}`)), 1);
      assert.ok(nodes.has(id), "what was prepared serves");
    }
    // The group is at its maximum: the pool is down to its own minimum.
    await eventually("one machine is prepared again", () => pooled().length === 1, 20);
  });

  it("prepares machines of a new template anew, and ends the old ones", async () => {
    const [old] = pooled();
    twin.host.put(types.template, "lt-web", template(2));
    await twin.updateGroup({ launchTemplate: { id: "lt-web", version: "2" } });
    await eventually("all are of version 2", () => twin.nodes().every((node) => node.launchTemplateVersion === 2), 60);
    await eventually("the pool is prepared again", () => twin.isWhole() && pooled().length === 1, 20);
    assert.ok(!twin.nodes().some(({ id }) => id === old?.id));
  });
});
