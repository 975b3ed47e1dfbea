import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../tools/setup";
import { descendantsOf, parentOf } from "../../tools/setup/process-table";
import { LocalProject } from "../support/local-project";
import { temporaryFolder } from "../support/temporary";
import { sleep, until } from "../support/traffic";

/** A program that takes its time, so that the engine can be met at work. */
const slowly = `require("node:fs").writeFileSync("begun", String(process.pid)); exports.later = new Promise((resolve) => setTimeout(resolve, 60_000));`;

async function begun(project: LocalProject): Promise<number> {
  await until(() => existsSync(project.path("begun")), 60_000, "the program runs");
  await sleep(300);
  return Number(readFileSync(project.path("begun"), "utf8"));
}

/** Processes that work in the project's folder: engine, language host, program. */
const atWork = (project: LocalProject): number[] =>
  readdirSync("/proc")
    .map(Number)
    .filter(Number.isInteger)
    .filter((pid) => {
      try {
        return (
          readlinkSync(`/proc/${pid}/cwd`) === project.folder &&
          !/main\.js\0--folder/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"))
        );
      } catch {
        return false;
      }
    });

test("kill -9 of a start takes the engine with it, and the next start works at once", async (t) => {
  const project = new LocalProject(t);
  const program = readFileSync(project.path("index.js"), "utf8");
  project.write("index.js", `${program}\n${slowly}`);
  const start = project.spawn("start");
  await begun(project);
  assert.ok(atWork(project).length >= 2);
  start.kill("SIGKILL");
  await until(() => atWork(project).length === 0, 40_000, `processes end, but ${atWork(project).join(" ")}`);
  project.write("index.js", program);
  const next = await project.run("start");
  assert.equal(next.code, 0, next.text);
  assert.match(next.text, /local answers at/);
});

test("a start does not wait for an engine whose own vipkit was killed with its guard", async (t) => {
  const project = new LocalProject(t);
  const program = readFileSync(project.path("index.js"), "utf8");
  assert.equal((await project.run("start")).code, 0);
  project.write("index.js", `${program}\n${slowly}`);
  const start = project.spawn("start");
  await begun(project);
  for (const pid of guardsOf(start.pid ?? 0)) process.kill(-pid, "SIGKILL");
  start.kill("SIGKILL");
  await sleep(1_000);
  assert.ok(atWork(project).length >= 2, "the engine runs on");
  project.write("index.js", program);
  const next = await project.run("start");
  assert.equal(next.code, 0, next.text);
  assert.match(next.text, /3 unchanged/);
  await until(() => atWork(project).length === 0, 5_000, "the former engine is gone");
});

const guardsOf = (pid: number) =>
  descendantsOf(pid)
    .map((child) => child.pid)
    .filter((child) => /engine-end/.test(readFileSync(`/proc/${child}/cmdline`, "utf8")) && parentOf(child) === pid);

test("whoever kills npm ends what it runs", async (t) => {
  const project = new LocalProject(t);
  project.write("index.js", slowly);
  // npm, a shell, the command: as `npm start` runs it.
  const command = `${process.execPath} ${join(root, "cli", "bin.cjs")} start; true`;
  const npm = spawn(
    process.execPath,
    [
      "-e",
      `require("node:child_process").spawn("/bin/sh", ["-c", ${JSON.stringify(command)}], { stdio: "ignore" }); setInterval(() => {}, 1000)`,
    ],
    {
      cwd: project.folder,
      env: { ...process.env, npm_lifecycle_event: "start", VIPKIT_TWIN_DATA: "none" },
      stdio: "ignore",
    },
  );
  await begun(project);
  npm.kill("SIGKILL");
  await until(() => atWork(project).length === 0, 40_000, `processes end, but ${atWork(project).join(" ")}`);
});

for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGKILL", null],
] as const) {
  test(`${signal} in plan --engine leaves no process and no scratch state`, async (t) => {
    const temporary = temporaryFolder(t);
    const usual = process.env.TMPDIR;
    const project = new LocalProject(t);
    project.write("index.js", slowly);
    process.env.TMPDIR = temporary;
    t.after(() => {
      if (usual === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = usual;
    });
    const plan = project.spawn("plan", "prod", "--engine");
    let text = "";
    for (const stream of [plan.stdout, plan.stderr]) stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => plan.on("close", resolve));
    await begun(project);
    assert.ok(atWork(project).length >= 3, "the engine, its language host and the program are there");
    assert.equal(readdirSync(temporary).length, 1);
    plan.kill(signal);
    assert.equal(await ended, code);
    const isKilled = code === null;
    assert.equal(text, isKilled ? "" : "interrupted: the engine's preview is ended, and nothing is left of it\n");
    // What kills vipkit itself leaves the rest to its guard.
    await until(
      () => atWork(project).length === 0,
      isKilled ? 40_000 : 5_000,
      `processes end, but ${atWork(project).join(" ")}`,
    );
    await until(() => readdirSync(temporary).length === 0, isKilled ? 40_000 : 5_000, "the scratch folder is gone");
  });
}
