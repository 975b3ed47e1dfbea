import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { programs } from "../support/local-cluster";
import { reserveSlot } from "../support/slots";
import { temporaryFolder } from "../support/temporary";

interface Started {
  readonly pids: readonly number[];
}

test("no process of a control plane outlives its owner, not even after kill -9", async (t) => {
  const { kubernetes } = await programs();
  const folder = join(temporaryFolder(t), "cluster");
  const owner = fork(join(__dirname, "..", "support", "cluster-owner.js"), [folder, String(reserveSlot()), kubernetes]);
  t.after(() => owner.kill("SIGKILL"));
  const { pids } = await new Promise<Started>((resolve, reject) => {
    owner.once("message", (message) => resolve(message as Started));
    owner.once("exit", (code) => reject(new Error(`the owner ended with ${code}`)));
  });
  assert.equal(pids.length, 4);
  owner.kill("SIGKILL");
  const isLeft = () => pids.filter((pid) => existsSync(`/proc/${pid}`));
  for (let tries = 0; tries < 100 && isLeft().length > 0; tries++) await sleep(50);
  assert.deepEqual(isLeft(), []);
});
