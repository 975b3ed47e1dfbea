import assert from "node:assert/strict";
import { Agent } from "node:https";
import { test } from "node:test";
import { BehavingStack, vipkit } from "../support/behaviour/stack";
import { load, until } from "../support/traffic";

test("a roll replaces every node of a group, waits for it, and costs no request", async (t) => {
  const stack = BehavingStack.of(t, "local");
  await stack.start();
  const nodes = async (group: string) =>
    (await stack.members()).filter((member) => member.group === group).map(({ name }) => name);
  const [blue, green] = [new Set(await nodes("blue")), await nodes("green")];

  const unknown = await vipkit(stack.folder, "roll", "--group", "blu");
  assert.deepEqual(
    [unknown.code, unknown.stderr],
    [2, "--group blu: no node group of this stack; one of blue, green; did you mean blue\n"],
  );
  assert.match((await vipkit(stack.folder, "roll")).stderr, /^which node group\? --group blue, or --group green$/m);

  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const { host, ca } = stack;
  const working = vipkit(stack.folder, "roll", "--group", "blue", "--json");
  const request = { agent, ca, tls: { servername: host }, headers: { host }, timeout: 10_000 };
  const { lost, total } = await load(stack.https, { ...request, rate: 20, until: working, atMost: 120_000 });
  agent.destroy();
  const { code, stdout, stderr } = await working;
  assert.equal(code, 0, stderr);
  assert.ok(total > 0);
  assert.deepEqual(lost, []);
  assert.match(stderr, /instance refresh ir-\w+ has begun\nir-\w+ InProgress: 0 %, 2 nodes to go/);
  const { refresh } = JSON.parse(stdout) as { refresh: { status: string } };
  assert.equal(refresh.status, "Successful");
  // The last ones drain for as long as their target group says.
  await until(async () => (await nodes("blue")).every((name) => !blue.has(name)), 60_000, "only new nodes");
  assert.deepEqual(await nodes("green"), green);
});
