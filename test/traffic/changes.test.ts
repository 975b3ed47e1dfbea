import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type Result, TestStack } from "../support/engine";
import { openToOthers } from "../support/private";
import { type StackValues, valuesOf } from "../support/stacks";
import { agrees, ask, type LoadResult, load, until } from "../support/traffic";

interface ClusterDraft {
  traffic: { owner: "program" | "controller" };
  loadBalancer: {
    listeners: { https: { defaultAction: { targetGroups: Record<string, number> }; rules?: Record<string, unknown> } };
  };
  targetGroups: Record<string, Record<string, unknown>>;
}

const stack = new TestStack({ twin: "full" });
const draft = structuredClone(valuesOf("local")) as unknown as { "vipkit:cluster": ClusterDraft };
const cluster = draft["vipkit:cluster"];
const { https } = cluster.loadBalancer.listeners;
// Here the file moves the traffic.
cluster.traffic = { owner: "program" };
let url = "";
let ca = "";

async function apply(): Promise<Result> {
  stack.setConfig(draft as unknown as StackValues & Record<string, unknown>);
  const result = await stack.up();
  assert.equal(result.code, 0, result.output.slice(-3000));
  return result;
}

/** Steady requests, each on a connection of its own, from before the change until a moment after it. */
async function underLoad(change: () => Promise<unknown>): Promise<LoadResult> {
  const done = change().then(() => new Promise((resolve) => setTimeout(resolve, 1500)));
  const result = await load(url, { rate: 60, until: done, atMost: 90_000, ca, timeout: 15_000 });
  await done;
  assert.ok(result.total > 50, `only ${result.total} requests`);
  return result;
}

const groupOf = (body: string) => /group (\w+)/.exec(body)?.[1] ?? "";

async function split(requests: number): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let sent = 0; sent < requests; sent += 20) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(url, { ca })));
    for (const { body } of answers) counts[groupOf(body)] = (counts[groupOf(body)] ?? 0) + 1;
  }
  return counts;
}

async function allHealthy(): Promise<boolean> {
  const { health, desired } = await stack.daemon.status();
  const inUse = new Set(desired.targetGroups.map(({ arn }) => arn));
  const current = health.filter(({ targetGroup, state }) => inUse.has(targetGroup) && state !== "draining");
  return current.length >= 4 && current.every(({ state }) => state === "healthy");
}

before(async () => {
  await apply();
  ({ url } = (await stack.outputs()) as { url: string });
  ca = readFileSync(join(stack.twinFolder, "ca", "ca.pem"), "utf8");
  await until(allHealthy, 60_000, "four healthy nodes");
});

after(async () => {
  await stack.dispose();
});

test("the split follows the weights 90/10", async () => {
  const counts = await split(1000);
  assert.ok(agrees(counts.blue ?? 0, 1000, 0.9), JSON.stringify(counts));
  assert.equal((counts.blue ?? 0) + (counts.green ?? 0), 1000);
});

test("a change of weights loses no request and takes effect", async () => {
  https.defaultAction.targetGroups = { blue: 50, green: 50 };
  const { lost } = await underLoad(apply);
  assert.deepEqual(lost, []);
  const counts = await split(400);
  assert.ok(agrees(counts.blue ?? 0, 400, 0.5), JSON.stringify(counts));
});

test("a new listener rule loses no request and answers", async () => {
  https.rules = {
    teapot: {
      priority: 10,
      conditions: { path: ["/teapot"] },
      action: { type: "fixed-response", statusCode: 418, messageBody: "short and stout" },
    },
  };
  const { lost } = await underLoad(apply);
  assert.deepEqual(lost, []);
  const answer = await ask(`${url}/teapot`, { ca });
  assert.deepEqual([answer.status, answer.body], [418, "short and stout"]);
});

test("another port replaces a target group with half of the traffic, nodes and all, without a lost request", async () => {
  cluster.targetGroups.green = { ...cluster.targetGroups.green, port: 8081 };
  const { lost } = await underLoad(async () => {
    const result = await apply();
    const steps = result.steps.filter(({ type }) => type === "aws:lb/targetGroup:TargetGroup").map(({ op }) => op);
    assert.ok(steps.includes("create-replacement") && steps.includes("delete-replaced"), steps.join(", "));
  });
  assert.deepEqual(lost, []);
  await until(allHealthy, 30_000, "healthy nodes on the new port");
  const { desired } = await stack.daemon.status();
  assert.deepEqual(desired.targetGroups.map(({ port }) => port).sort(), [8080, 8081]);
  const counts = await split(400);
  assert.ok(agrees(counts.green ?? 0, 400, 0.5), JSON.stringify(counts));
});

/** The master of the HAProxy in a folder of the twin. */
const haproxyIn = (...folder: string[]): number =>
  Number(readFileSync(join(stack.twinFolder, ...folder, "haproxy.pid"), "utf8"));

test("what the twin keeps is its owner's alone", () => {
  assert.deepEqual(openToOthers(stack.twinFolder), []);
});

test("either HAProxy is started again when it dies, and the status says so", async () => {
  const parts = [
    { folder: ["haproxy", "guard"], event: /^HAProxy of the nodes' security groups ended by itself/ },
    { folder: ["haproxy"], event: /^HAProxy of the load balancers ended by itself/ },
  ];
  for (const { folder, event } of parts) {
    const former = haproxyIn(...folder);
    process.kill(former, "SIGKILL");
    await until(() => haproxyIn(...folder) !== former, 10_000, `${folder.join("/")} runs again`);
    const { activities } = await stack.daemon.status();
    assert.ok(
      activities.some(({ subject, message }) => subject === "twin" && event.test(message)),
      `${event}`,
    );
  }
  await until(allHealthy, 20_000, "all targets are healthy");
  assert.equal((await ask(url, { ca })).status, 200);
});

test("the next daemon says that the one before was killed", async () => {
  const presence = await stack.daemon.presence();
  process.kill(presence?.pid ?? 0, "SIGKILL");
  await apply();
  const { activities } = await stack.daemon.status();
  const event = `the daemon (process ${presence?.pid}) ended by itself; this one goes on`;
  assert.ok(activities.some(({ message }) => message === event));
});
