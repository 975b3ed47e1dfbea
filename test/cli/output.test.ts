import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../tools/setup";

test("a long answer is whole for a reader that is late", async () => {
  const args = [join(root, "cli", "bin.cjs"), "plan", "dev", "--json"];
  // A real pipe, which holds 64 KB: Node's own to a child is a socket of 200 KB, and throws away what is unread when the child ends.
  const late = 'set -o pipefail; "$0" "$@" | (sleep 4; cat)';
  const child = spawn("bash", ["-c", late, process.execPath, ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = new Promise((resolve) => child.on("close", resolve));
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  assert.equal(await ended, 0);
  assert.ok(text.length > 200_000, `${text.length}`);
  assert.equal(JSON.parse(text).stack, "dev");
});
