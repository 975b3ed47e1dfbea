import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, test } from "node:test";
import { type Result, TestStack } from "../support/engine";
import { reversed, type StackValues, valuesOf } from "../support/stacks";

const local = valuesOf("local");
// Here the file moves the traffic; weights that a controller owns: weights-owner.
const values: StackValues = {
  ...local,
  "vipkit:cluster": { ...local["vipkit:cluster"], traffic: { owner: "program" } },
};
const stack = new TestStack({ config: values });

/** The values with some of the cluster's own changed. */
function changed(change: (cluster: ClusterDraft) => void): StackValues {
  const copy = structuredClone(values) as unknown as { "vipkit:cluster": ClusterDraft };
  change(copy["vipkit:cluster"]);
  return copy as unknown as StackValues;
}

interface ClusterDraft {
  loadBalancer: { listeners: { https: { defaultAction: { targetGroups: Record<string, number> } } } };
  targetGroups: Record<string, Record<string, unknown>>;
  nodeGroups: Record<string, Record<string, unknown>>;
}

const succeeded = (result: Result) => assert.equal(result.code, 0, result.output.slice(-3000));
/** What changes in the cloud; a component's own step only records its new settings. */
const cloudChanges = ({ changes }: Result) => changes.filter(({ type }) => type.startsWith("aws:"));
const summary = (result: Result) =>
  cloudChanges(result)
    .map(({ op, type }) => `${op} ${type}`)
    .sort();

before(async () => {
  succeeded(await stack.up());
});

after(async () => {
  await stack.dispose();
});

test("a second up changes nothing", async () => {
  const result = await stack.up();
  succeeded(result);
  assert.deepEqual(summary(result), []);
});

test("a refresh finds no drift", async () => {
  const result = await stack.refresh("--expect-no-changes");
  succeeded(result);
  assert.deepEqual(summary(result), []);
  assert.doesNotMatch(result.output, /older version of package|warning/i);
});

test("reordering the maps of the file changes nothing", async () => {
  stack.setConfig(reversed(values));
  const result = await stack.up();
  succeeded(result);
  assert.deepEqual(summary(result), []);
});

test("weights 90/10 -> 50/50 touch the listener only, in place", async () => {
  stack.setConfig(
    changed((cluster) => {
      cluster.loadBalancer.listeners.https.defaultAction.targetGroups = { blue: 50, green: 50 };
    }),
  );
  const result = await stack.up();
  succeeded(result);
  assert.deepEqual(summary(result), ["update aws:lb/listener:Listener"]);
  stack.setConfig(values);
  succeeded(await stack.up());
});

test("another port replaces target group and nodes: the new ones are there before traffic moves, the old ones go last", async () => {
  stack.setConfig(
    changed((cluster) => {
      const { green } = cluster.targetGroups;
      if (green) green.port = 8081;
    }),
  );
  const result = await stack.up();
  succeeded(result);
  const order = result.steps.map(({ op, type }) => `${op} ${type.split(":").at(-1) ?? ""}`);
  const moment = (step: string) => {
    assert.ok(
      order.includes(step),
      `${step} is not among ${order.filter((other) => !other.startsWith("same")).join(", ")}`,
    );
    return order.indexOf(step);
  };
  const listener = moment("update Listener");
  for (const type of ["TargetGroup", "Group"]) {
    assert.ok(moment(`create-replacement ${type}`) < listener, `${type} before the listener`);
    assert.ok(listener < moment(`delete-replaced ${type}`), `the old ${type} after the listener`);
  }
  assert.ok(!order.includes("create-replacement LoadBalancer"), "the balancer stays");
  stack.setConfig(values);
  succeeded(await stack.up());
});

test("adding a node group only adds, removing it only removes", async () => {
  stack.setConfig(
    changed((cluster) => {
      cluster.nodeGroups.extra = { targetGroups: ["green"], minSize: 1, maxSize: 2 };
    }),
  );
  const added = await stack.up();
  succeeded(added);
  assert.deepEqual([...new Set(cloudChanges(added).map(({ op }) => op))], ["create"]);
  assert.ok(
    cloudChanges(added).every(({ name }) => name.includes("extra")),
    cloudChanges(added)
      .map(({ name }) => name)
      .join(", "),
  );
  stack.setConfig(values);
  const removed = await stack.up();
  succeeded(removed);
  assert.deepEqual([...new Set(cloudChanges(removed).map(({ op }) => op))], ["delete"]);
  assert.equal(cloudChanges(removed).length, cloudChanges(added).length);
});

test("a wrong spec lists every problem before any resource is touched", async () => {
  stack.setConfig(
    changed((cluster) => {
      const { blue } = cluster.targetGroups;
      if (blue) blue.healthCheck = { interval: 5, timeout: 6 };
      cluster.loadBalancer.listeners.https.defaultAction.targetGroups = { blue: 1000, gren: 10 };
    }),
  );
  const result = await stack.up();
  assert.notEqual(result.code, 0);
  assert.deepEqual(cloudChanges(result), []);
  for (const part of ["timeout", "1000", "gren"]) assert.ok(result.output.includes(part), result.output);
  assert.doesNotMatch(result.output, /\n\s+at .*\.js:\d+/);
  stack.setConfig(values);
});

test("destroy leaves nothing in the cloud", async () => {
  succeeded(await stack.destroy());
  assert.equal((await stack.daemon.presence())?.resources ?? 0, 0);
  assert.deepEqual(await stack.resources().then((all) => all.filter(({ type }) => type.startsWith("aws:"))), []);
  assert.ok(existsSync(stack.folder));
});
