import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { endEngine, isOrphan, ownerOfEngine } from "../../cli/engine-guard";
import { identify, isRunning } from "../../tools/setup/process-table";
import { until } from "../support/traffic";

/** An engine that starts one process and tells its number. */
const engine = `
const child = require("node:child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 30_000)"], { stdio: "ignore" });
console.log(child.pid);
setTimeout(() => {}, 30_000);
`;

async function startEngine() {
  const owner = ownerOfEngine();
  const process_ = spawn(process.execPath, ["-e", engine], { env: { ...process.env, ...owner } });
  const [line] = (await once(process_.stdout, "data")) as [Buffer];
  return {
    process: process_,
    engine: identify(process_.pid ?? 0),
    program: identify(Number(line.toString())),
    owner: Object.values(owner)[0],
  };
}

test("the end of an engine is that of all it started", async () => {
  const { engine, program } = await startEngine();
  assert.equal(isOrphan(engine.pid), false, "this process runs it");
  await endEngine(engine);
  await until(() => !isRunning(engine) && !isRunning(program), 5_000, "both are gone");
});

test("what an engine left behind ends too, when the engine went first", async () => {
  const { process: own, engine, program, owner } = await startEngine();
  own.kill("SIGKILL");
  await once(own, "exit");
  assert.ok(isRunning(program));
  await endEngine(engine, owner);
  await until(() => !isRunning(program), 5_000, "the program is gone");
});
