import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ClusterSpecInput } from "../../components/vip-cluster/inputs";
import { ask } from "../../twin/daemon/http";
import { type Result, TestStack } from "../support/engine";
import { valuesOf } from "../support/stacks";

const listenerType = "aws:lb/listener:Listener";

interface Forward {
  targetGroups: { arn: string; weight: number }[];
}
interface Stored {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly inputs: { readonly defaultActions: readonly { forward: Forward }[] };
  readonly outputs: { readonly defaultActions: readonly { readonly forward: Forward }[] };
}

const values = valuesOf("local");

/** The local cluster with a controller as owner of its weights, and this much of it changed. */
function controlled(weights: Record<string, number>, ports: Record<string, number> = {}) {
  const cluster: ClusterSpecInput = structuredClone(values["vipkit:cluster"]);
  const action = cluster.loadBalancer.listeners.https?.defaultAction;
  assert.ok(action?.type === "forward");
  action.targetGroups = weights;
  cluster.traffic = { owner: "controller" };
  for (const key of Object.keys(weights)) {
    cluster.targetGroups[key] = { deregistrationDelay: 10, port: ports[key] ?? 8080 };
    cluster.nodeGroups[key] ??= { targetGroups: [key], minSize: 1, maxSize: 2 };
  }
  return { ...values, "vipkit:cluster": cluster };
}

const stack = new TestStack({ config: controlled({ blue: 90, green: 10 }) });

const succeeded = (result: Result) => assert.equal(result.code, 0, result.output.slice(-3000));

async function listener(): Promise<Stored> {
  const { resources } = (await ask(stack.twinFolder, "GET", "/state")) as unknown as { resources: Stored[] };
  const found = resources.find(({ type, name }) => type === listenerType && name.endsWith("-https"));
  assert.ok(found);
  return found;
}

/** Weights at the vendor, by the middle of the target group's name: `demo-blue-1a2b3c4d`. */
async function liveWeights(): Promise<Record<string, number>> {
  const { targetGroups } = (await listener()).outputs.defaultActions[0]?.forward ?? { targetGroups: [] };
  return Object.fromEntries(
    targetGroups.map(({ arn, weight }) => [/targetgroup\/demo-([a-z]+)-/.exec(arn)?.[1] ?? arn, weight]),
  );
}

/** What a deployment controller does: it knows nothing of the program and moves traffic at the vendor. */
async function shift(weights: Record<string, number>): Promise<void> {
  const { type, id, inputs } = await listener();
  const moved = structuredClone(inputs);
  for (const group of moved.defaultActions[0]?.forward.targetGroups ?? []) {
    const key = /targetgroup\/demo-([a-z]+)-/.exec(group.arn)?.[1] ?? "";
    group.weight = weights[key] ?? group.weight;
  }
  await ask(stack.twinFolder, "POST", "/update", { type, id, inputs: moved });
}

before(async () => {
  succeeded(await stack.up());
});

after(async () => {
  await stack.dispose();
});

test("the first up starts from the program's weights", async () => {
  assert.deepEqual(await liveWeights(), { blue: 90, green: 10 });
});

test("what the controller has moved is neither reverted nor taken for drift of the program", async () => {
  await shift({ blue: 33, green: 67 });
  succeeded(await stack.up());
  assert.deepEqual(await liveWeights(), { blue: 33, green: 67 });
});

test("a third target group comes in at 0, whatever the program says, and moves no traffic", async () => {
  stack.setConfig(controlled({ blue: 90, green: 10, red: 50 }));
  succeeded(await stack.up());
  assert.deepEqual(await liveWeights(), { blue: 33, green: 67, red: 0 });
});

test("a target group that must be replaced hands its weight to the one that replaces it", async () => {
  stack.setConfig(controlled({ blue: 90, green: 10, red: 50 }, { blue: 8081 }));
  const result = await stack.up();
  succeeded(result);
  const replaced = result.changes.filter(({ op, type }) => op === "create-replacement" && type.includes("targetGroup"));
  assert.equal(replaced.length, 1);
  assert.deepEqual(await liveWeights(), { blue: 33, green: 67, red: 0 });
});

test("once the program owns the weights again, its own are set", async () => {
  const program = controlled({ blue: 90, green: 10, red: 50 }, { blue: 8081 });
  program["vipkit:cluster"].traffic = { owner: "program" };
  stack.setConfig(program);
  succeeded(await stack.up());
  assert.deepEqual(await liveWeights(), { blue: 90, green: 10, red: 50 });
});
