import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { eventually, template, types } from "../support/cluster";
import { get, Load } from "../support/load";
import { Twin } from "../support/twin";

const preferences = { minHealthyPercentage: 100, maxHealthyPercentage: 150, instanceWarmup: "0", autoRollback: true };

let twin: Twin;
before(async () => {
  twin = await Twin.start({ desiredCapacity: 4, instanceRefresh: { strategy: "Rolling", preferences } });
});
after(() => twin.stop());

const roll = async (version: number, command: readonly string[] = []) => {
  twin.host.put(types.template, "lt-web", template(version, command));
  await twin.updateGroup({ launchTemplate: { id: "lt-web", version: String(version) } });
};
const said = (pattern: RegExp) => twin.plane.status().activities.some(({ message }) => pattern.test(message));

describe("an instance refresh under load", () => {
  it("replaces every node in waves and loses nothing, not even what takes long", async () => {
    const before = new Set(twin.nodes().map(({ id }) => id));
    const load = new Load(twin.url, 60);
    await sleep(500);
    const slow = Array.from({ length: 8 }, () => get(`${twin.url}/slow?seconds=4`, 20_000));
    await sleep(300);
    const counts: number[] = [];
    const watch = setInterval(
      () => counts.push(twin.nodes().filter(({ lifecycle }) => lifecycle !== "Terminating").length),
      100,
    );
    await roll(2);
    await eventually("only new nodes", () => twin.isWhole() && twin.nodes().every(({ id }) => !before.has(id)), 60);
    clearInterval(watch);
    const { lost, sent } = await load.end();
    assert.deepEqual(lost, [], `of ${sent}`);
    for (const { status, node } of await Promise.all(slow)) {
      assert.equal(status, 200);
      assert.ok(before.has(node), "answered by the node that had it");
    }
    assert.ok(Math.max(...counts) <= 6, `at most 150 %: ${Math.max(...counts)}`);
    assert.ok(said(/Instance refresh \S+ Successful/));
  });

  it("that was asked for by hand replaces nodes of the same version too, and loses nothing", async () => {
    const before = new Set(twin.nodes().map(({ id }) => id));
    const load = new Load(twin.url, 60);
    const id = await twin.plane.startRefresh("web");
    const status = () => twin.plane.refreshes().find((each) => each.id === id);
    assert.deepEqual([status()?.status, status()?.percentageComplete], ["InProgress", 0]);
    await assert.rejects(twin.plane.startRefresh("web"), /InstanceRefreshInProgress: .* runs already: ir-/);
    await assert.rejects(twin.plane.startRefresh("wab"), /no scaling group "wab"; groups: web/);
    await eventually("it has ended", () => status()?.status === "Successful", 60);
    await eventually("only new nodes", () => twin.isWhole() && twin.nodes().every((node) => !before.has(node.id)), 30);
    const { lost, sent } = await load.end();
    assert.deepEqual(lost, [], `of ${sent}`);
    assert.deepEqual([status()?.percentageComplete, status()?.instancesToUpdate], [100, 0]);
  });

  it("goes back by itself when the new version does not serve, and loses nothing", async () => {
    const load = new Load(twin.url, 60);
    await roll(3, ["sleep", "600"]);
    await eventually("the rollback has ended", () => said(/Instance refresh \S+ RollbackSuccessful/), 60);
    await eventually(
      "all run the version before",
      () => twin.isWhole() && twin.nodes().every((node) => node.launchTemplateVersion === 2),
      30,
    );
    const { lost } = await load.end();
    assert.deepEqual(lost, []);
    assert.deepEqual(twin.host.get(types.group, "web")?.outputs["launchTemplate"], { id: "lt-web", version: "2" });
  });

  it("in waves with bake time gives a bad image to one wave alone, goes back, and loses nothing", async () => {
    const waves = { ...preferences, checkpointPercentages: [50, 100], checkpointDelay: "2", bakeTime: "2" };
    await twin.updateGroup({ instanceRefresh: { strategy: "Rolling", preferences: waves } });
    const kept = new Set(twin.nodes().map(({ id }) => id));
    const left = new Set<string>();
    const load = new Load(twin.url, 60);
    const watch = setInterval(() => {
      const now = new Set(twin.nodes().flatMap(({ id, lifecycle }) => (lifecycle === "InService" ? [id] : [])));
      for (const id of kept) if (!now.has(id)) left.add(id);
    }, 100);
    const backs = () =>
      twin.plane.status().activities.filter(({ message }) => /Instance refresh \S+ RollbackSuccessful/.test(message))
        .length;
    const before = backs();
    await roll(4, ["sleep", "600"]);
    await eventually("the rollback has ended", () => backs() > before, 60);
    await eventually(
      "all run the version before",
      () => twin.isWhole() && twin.nodes().every((node) => node.launchTemplateVersion === 2),
      30,
    );
    clearInterval(watch);
    const { lost, sent } = await load.end();
    assert.deepEqual(lost, [], `of ${sent}`);
    assert.ok(left.size <= 2, `a wave is half of the group: ${left.size} of 4 have left`);
  });
});
