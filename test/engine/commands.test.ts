import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { test } from "node:test";
import { findDaemon, findTwinProcesses } from "../../cli/twin-processes";
import { LocalProject } from "../support/local-project";

const twin = ".vipkit/twin/local";
const checkpoint = ".vipkit/state/.pulumi/stacks/own/local.json";

function isGone(project: LocalProject): void {
  assert.equal(existsSync(project.path(".vipkit")), false, "files are left");
  assert.deepEqual(findTwinProcesses(project.path(twin)), []);
}

function killDaemon(project: LocalProject): void {
  const daemon = findDaemon(project.path(twin));
  assert.ok(daemon, "there is a daemon");
  process.kill(daemon.pid, "SIGKILL");
}

test("start brings the stack up, a second one changes nothing, down leaves nothing", async (t) => {
  const project = new LocalProject(t);
  const before = readFileSync(project.path("Pulumi.local.yaml"), "utf8");
  const first = await project.run("start");
  assert.equal(first.code, 0, first.text);
  assert.match(first.text, /\+ 3 created/);
  assert.match(first.text, /local answers at https:\/\/vpc-/);
  assert.match(first.text, /Try next:\n {2}look around/);
  const second = await project.run("start");
  assert.match(second.text, /3 unchanged/);
  assert.doesNotMatch(second.text, /created|updated|replaced|deleted/);
  assert.equal(readFileSync(project.path("Pulumi.local.yaml"), "utf8"), before);
  const down = await project.run("down");
  assert.equal(down.code, 0, down.text);
  assert.match(down.text, /- 3 deleted/);
  assert.doesNotMatch(down.text, /warning|pulumi stack rm|Diagnostics/);
  isGone(project);
  assert.equal(readFileSync(project.path("Pulumi.local.yaml"), "utf8"), before);
});

test("start, status and down answer machines with JSON alone, whatever the program prints", async (t) => {
  const project = new LocalProject(t);
  const source = readFileSync(project.path("index.js"), "utf8");
  project.write("index.js", `console.log("from the program");${source}`);
  const answer = async (...args: string[]) => {
    const child = project.spawn(...args, "--json");
    child.stderr.resume();
    let text = "";
    for await (const chunk of child.stdout) text += String(chunk);
    return JSON.parse(text) as Record<string, unknown>;
  };
  const started = await answer("start");
  assert.deepEqual(Object.keys(started), ["schemaVersion", "stack", "url", "next", "status"]);
  assert.match(String(started["url"]), /^https:\/\/vpc-/);
  const { schemaVersion, stack, table } = await answer("status");
  assert.deepEqual({ schemaVersion, stack, table }, { schemaVersion: 1, stack: "local", table: [] });
  assert.deepEqual(await answer("down"), { schemaVersion: 1, stack: "local", processes: 1 });
  isGone(project);
});

test("down works when the daemon was killed", async (t) => {
  const project = new LocalProject(t);
  await project.run("start");
  killDaemon(project);
  const down = await project.run("down");
  assert.equal(down.code, 0, down.text);
  isGone(project);
});

test("down works when the twin's store is damaged, and says so", async (t) => {
  const project = new LocalProject(t);
  await project.run("start");
  killDaemon(project);
  writeFileSync(project.path(twin, "store.json"), "{ half");
  const down = await project.run("down");
  assert.equal(down.code, 0, down.text);
  assert.match(down.text, /Removing what is left of stack "local" without the engine/);
  assert.doesNotMatch(down.text, /\n {4}at /);
  isGone(project);
});

test("a damaged state is named with its file and what to do; down removes the stack all the same", async (t) => {
  const project = new LocalProject(t);
  await project.run("start");
  writeFileSync(project.path(checkpoint), '{ "version": 3, "checkpoint": ');
  const start = await project.run("start");
  assert.equal(start.code, 1, start.text);
  assert.match(start.text, /the stack's state is damaged: .*local\.json/);
  assert.match(start.text, /local\.json\.bak/);
  assert.doesNotMatch(start.text, /\n {4}at /);
  assert.equal((await project.run("down")).code, 0);
  isGone(project);
});

test("down works when the engine's state is gone", async (t) => {
  const project = new LocalProject(t);
  await project.run("start");
  rmSync(project.path(".vipkit", "state"), { recursive: true });
  assert.equal((await project.run("down")).code, 0);
  isGone(project);
});

test("down removes one stack and leaves the other", async (t) => {
  const project = new LocalProject(t);
  project.write("Pulumi.other.yaml", readFileSync(project.path("Pulumi.local.yaml"), "utf8"));
  await project.run("start", "local");
  await project.run("start", "other");
  const open = await project.run("down");
  assert.equal(open.code, 2, open.text);
  assert.match(open.text, /which stack\? local, other; such as: .*down.* local/);
  await project.run("down", "--stack", "other");
  assert.deepEqual(readdirSync(project.path(".vipkit", "twin")), ["local"]);
  assert.match((await project.run("start", "local")).text, /3 unchanged/);
  await project.run("down", "local");
  isGone(project);
});

test("a start goes on after an engine that was killed", async (t) => {
  const project = new LocalProject(t);
  await project.run("start");
  const lock = { pid: 2 ** 22 + 1, username: "someone", hostname: hostname(), timestamp: new Date().toISOString() };
  project.write(".vipkit/state/.pulumi/locks/organization/own/local/killed.json", JSON.stringify(lock));
  const start = await project.run("start");
  assert.equal(start.code, 0, start.text);
  assert.match(start.text, /3 unchanged/);
});

test("a program that fails is told without a trace of ours", async (t) => {
  const project = new LocalProject(t);
  project.write(
    "index.js",
    'const { RunError } = require("@pulumi/pulumi");\nError.stackTraceLimit = 2;\nthrow new RunError("the cluster needs a name");',
  );
  const start = await project.run("start");
  assert.equal(start.code, 1);
  assert.match(start.text, /error: the cluster needs a name/);
  assert.match(start.text, /the engine could not finish "up" of stack "local"/);
  assert.doesNotMatch(start.text, /\n {4}at /);
});

test("start and down keep away from stacks of the cloud", async (t) => {
  const project = new LocalProject(t);
  const start = await project.run("start", "--stack", "prod");
  assert.equal(start.code, 1);
  assert.match(
    start.text,
    /stack "prod" is not for this machine.*\n.*(?:npm run plan -- prod|npx vipkit plan prod)\n.*pulumi up --stack prod/,
  );
  const down = await project.run("down", "prod");
  assert.equal(down.code, 1);
  assert.match(down.text, /pulumi destroy --stack prod/);
  assert.equal(existsSync(project.path(".vipkit")), false);
});

const wrongUsage = [
  [["strat"], /unknown command 'strat'\n.*start/],
  [["start", "--stak", "x"], /unknown option '--stak'\n.*--stack/],
  [["start", "a", "b"], /too many arguments/],
  [[], /Usage: vipkit/],
] as const;
for (const [args, message] of wrongUsage) {
  test(`vipkit ${args.join(" ")} is wrong usage: exit code 2`, async (t) => {
    const answer = await new LocalProject(t).run(...args);
    assert.equal(answer.code, 2, answer.text);
    assert.match(answer.text, message);
    assert.doesNotMatch(answer.text, /\n {4}at /);
  });
}

test("a stack that does not exist is answered with those that do", async (t) => {
  const answer = await new LocalProject(t).run("start", "--stack", "locl");
  assert.equal(answer.code, 1);
  assert.match(answer.text, /no stack "locl" in this project; it has local, prod/);
});
