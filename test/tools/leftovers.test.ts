import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type TestContext, test } from "node:test";
import { root } from "../../tools/setup";
import { identify, isRunning } from "../../tools/setup/process-table";
import { processesOf } from "../../tools/test/leftovers";
import { crowding, slowness } from "../../tools/test/watch";
import { temporaryFolder } from "../support/temporary";
import { sleep, until } from "../support/traffic";

/** A test file that starts a daemon, out of its own session, makes a folder, and then ends or does not. */
const leaky = (ending: "ends" | "hangs") => `
const { spawn } = require("node:child_process");
const { mkdtempSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
require("node:test").test("leaks", async () => {
  mkdtempSync(join(tmpdir(), "made-"));
  // As nodes are started: with little of the environment, by a parent that goes.
  const env = { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR };
  const child = spawn("/bin/sh", ["-c", "sleep 600 & sleep 600"], { detached: true, stdio: "ignore", env });
  child.unref();
  writeFileSync(process.env.LEAK_NOTE, String(child.pid));
  ${ending === "ends" ? "" : "await new Promise((resolve) => setTimeout(resolve, 600_000));"}
});`;

interface Run {
  readonly folder: string;
  readonly code: Promise<number | null>;
  readonly output: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** The leaked process, once there is one. */
  readonly leaked: () => number;
}

function begin(t: TestContext, ending: "ends" | "hangs", allowed = 600): Run {
  const folder = temporaryFolder(t);
  const file = join(folder, "leaky.test.js");
  const note = join(folder, "note");
  writeFileSync(file, leaky(ending));
  const runner = JSON.stringify(join(root, "dist", "tools", "test", "run.js"));
  const phase = JSON.stringify({ files: [relative(join(root, "dist"), file)], concurrency: 1 });
  const program = `require(${runner}).runTests([${phase}], ${allowed}).then((code) => { process.exitCode = code; });`;
  const preload = JSON.stringify(join(root, "tools", "test", "own-folder.cjs"));
  // A file of its own: the runner hands its own options on, and `-e` is one.
  const script = join(folder, "runner.js");
  writeFileSync(script, program);
  const child = spawn(process.execPath, [script], {
    env: {
      ...process.env,
      TMPDIR: folder,
      LEAK_NOTE: note,
      NODE_OPTIONS: `--require ${preload}`,
      NODE_TEST_CONTEXT: undefined,
      npm_lifecycle_event: undefined,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => (output += part.toString()));
  const code = once(child, "close").then(([ended]: (number | null)[]) => ended ?? null);
  const leaked = () => (existsSync(note) ? Number(readFileSync(note, "utf8")) : 0);
  return { folder, code, output: () => output, kill: (signal) => child.kill(signal), leaked };
}

const runFolders = (folder: string) => readdirSync(folder).filter((name) => name.startsWith("vipkit-run-"));

async function isClean({ folder, leaked, output }: Run): Promise<void> {
  assert.ok(leaked() > 0, `the file ran: ${output()}`);
  // The runner itself has ended; what its guard does takes a moment.
  await until(() => runFolders(folder).length === 0, 20_000, "the run's folder is gone");
  assert.equal(isRunning(identify(leaked())), false);
  // The runner's guard, too, has the test's folder in its environment; it may be ending.
  await until(() => processesOf(folder).filter(isRunning).length === 0, 5_000, "no process is left");
}

test("what a test file leaves behind is ended when the file ends, and said", async (t) => {
  const run = begin(t, "ends");
  assert.equal(await run.code, 0, run.output());
  assert.match(run.output(), /leaky\.test\.js left [23] processes behind/);
  await isClean(run);
});

test("a file whose time is up ends with all it started, and the run fails", async (t) => {
  const run = begin(t, "hangs", 0.5);
  assert.equal(await run.code, 1, run.output());
  assert.match(run.output(), /leaky\.test\.js has had its 0\.5 s/);
  await isClean(run);
});

for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
  ["SIGKILL", null],
] as const) {
  test(`a run that ${signal} ends leaves no process and no folder`, async (t) => {
    const run = begin(t, "hangs");
    await until(() => run.leaked() > 0, 30_000, "the file runs");
    await sleep(100);
    run.kill(signal);
    assert.equal(await run.code, code, run.output());
    await isClean(run);
  });
}

test("the next run clears up after one that was killed with its guard", async (t) => {
  const run = begin(t, "hangs");
  await until(() => run.leaked() > 0, 30_000, "the file runs");
  const [name = ""] = runFolders(run.folder);
  const guards = readdirSync("/proc")
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`clear.js\0${join(run.folder, name)}`);
      } catch {
        return false;
      }
    });
  for (const pid of guards) process.kill(pid, "SIGKILL");
  run.kill("SIGKILL");
  await run.code;
  await sleep(500);
  assert.ok(isRunning(identify(run.leaked())), "it is still there");
  const { clear, openRun } = await import("../../tools/test/leftovers.js");
  clear(openRun(run.folder));
  await isClean(run);
});

test("a second counts for less on a crowded or slow machine", () => {
  assert.equal(crowding(0.3, 2), 1);
  assert.equal(crowding(20, 2), 10);
  const measured = slowness();
  assert.ok(measured >= 1 && measured < 100, `${measured}`);
});
