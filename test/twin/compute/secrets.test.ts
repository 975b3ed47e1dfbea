import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { Machines } from "../../../twin/compute/machine";
import { secretsFileOf } from "../../../twin/compute/secrets";
import { eventually, MemoryHost } from "../../support/cluster";
import { instance } from "../../support/instances";

test("a node of the twin starts with the user's own values, which stand nowhere else", async (t) => {
  const memory = new MemoryHost();
  const project = dirname(dirname(dirname(memory.folder)));
  const host = {
    ...{ folder: memory.folder, workingDirectory: project, slot: memory.slot, settings: memory.settings },
    ...{ newId: memory.newId, log: memory.log, now: () => Date.now(), takenAddresses: () => [] },
    patchGroup: () => Promise.resolve(),
  };
  const file = secretsFileOf(host);
  assert.equal(file, join(project, ".vipkit", "secrets", "test.env"));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'DB_PASSWORD="hunter2"\nPORT=1\nUNASKED=1\n');
  const machines = new Machines(host);
  const service = {
    ...{ command: ["sh", "-c", "env; sleep 60"], environment: { PORT: "8080" }, stopTimeout: 1 },
    secrets: ["DB_PASSWORD", "API_KEY"],
  };
  const started = await machines.start({ ...instance("eu-west-1a", { id: "i-1" }), service });
  t.after(() => {
    machines.signal(started, "SIGKILL");
    rmSync(project, { recursive: true, force: true });
  });
  const log = () => readFileSync(join(memory.folder, "nodes", "i-1", "node.log"), "utf8");
  await eventually("it has written its environment", () => /^PORT=/m.test(log()) && /^NODE_ID=/m.test(log()));
  await eventually("all of it", () => log().includes("DB_PASSWORD"));
  assert.match(log(), /^DB_PASSWORD=hunter2$/m);
  assert.match(log(), /^API_KEY=placeholder-of-API_KEY$/m);
  assert.match(log(), /^PORT=8080$/m);
  assert.doesNotMatch(log(), /UNASKED/);
  assert.doesNotMatch(JSON.stringify(started), /hunter2/);
  assert.doesNotMatch(memory.lines.join(), /hunter2/);
  assert.match(memory.lines.join(), /i-1: API_KEY from no file, so placeholders/);
});
