import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { root } from "../../tools/setup";

const execute = promisify(execFile);

interface Status {
  readonly nodes: readonly { readonly id: string; readonly lifecycle: string }[];
}

test("examples/fargate: tasks come up behind their balancer, and a lost one comes back", async (t) => {
  const cwd = join(root, "examples", "fargate");
  const vipkit = async (...args: string[]) => {
    const env = { ...process.env, NO_COLOR: "1", VIPKIT_TWIN_DATA: undefined, NODE_TEST_CONTEXT: undefined };
    const { stdout, stderr } = await execute(process.execPath, [join(root, "cli", "bin.cjs"), ...args], { cwd, env });
    return stdout + stderr;
  };
  const served = async (): Promise<readonly string[]> => {
    const status = JSON.parse(await vipkit("status", "local", "--json")) as Status;
    return status.nodes.filter(({ lifecycle }) => lifecycle === "InService").map(({ id }) => id);
  };
  t.after(() => vipkit("down", "local"));

  const started = await vipkit("start", "local");
  assert.match(started, /2 of 2 nodes healthy/);
  const url = /local answers at (http:\S+)/.exec(started)?.[1] ?? assert.fail(started);
  const answers = await Promise.all(Array.from({ length: 20 }, async () => (await fetch(url)).text()));
  assert.ok(
    answers.every((text) => /of group shop: request/.test(text)),
    answers[0],
  );

  const before = await served();
  await vipkit("fault", "kill-node", before[0] ?? "", "--stack", "local");
  const deadline = Date.now() + 60_000;
  for (let now = before; now.includes(before[0] ?? "") || now.length < 2; now = await served()) {
    assert.ok(Date.now() < deadline, "the lost task has not been replaced");
    await sleep(500);
  }
  assert.match(await vipkit("down", "local"), /is gone from this machine/);
});
