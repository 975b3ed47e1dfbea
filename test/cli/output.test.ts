import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "../../tools/setup";

test("a long answer is whole for a reader that is late", async () => {
  const args = [join(root, "cli", "bin.cjs"), "plan", "dev", "--json"];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "ignore"] });
  const ended = new Promise((resolve) => child.on("close", resolve));
  // More than a pipe holds is written meanwhile.
  await sleep(4000);
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  assert.equal(await ended, 0);
  assert.ok(text.length > 200_000, `${text.length}`);
  assert.equal(JSON.parse(text).stack, "dev");
});
