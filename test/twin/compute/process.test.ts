import assert from "node:assert/strict";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { boundLog, lastLines } from "../../../twin/compute/node-log";
import {
  cpuSeconds,
  findLaunched,
  isAlive,
  launchProcess,
  type ProcessIdentity,
  signalProcess,
} from "../../../twin/compute/process";
import { eventually } from "../../support/cluster";

let root: string;
const started: ProcessIdentity[] = [];
before(() => {
  root = mkdtempSync(join(tmpdir(), "vipkit-process-"));
});
after(() => {
  for (const process of started) signalProcess(process, "SIGKILL");
  rmSync(root, { recursive: true, force: true });
});

async function launch(name: string, command: readonly string[], environment: Record<string, string> = {}) {
  const process = await launchProcess({ folder: join(root, name), command, environment, workingDirectory: root });
  started.push(process);
  return process;
}

describe("a node's process", () => {
  it("runs in a group of its own with only the environment it is given", async () => {
    process.env["VIPKIT_SECRET"] = "hush";
    const running = await launch("env", ["sh", "-c", "env; sleep 60"], { NODE_ID: "i-1", PORT: "80" });
    await eventually("it has written", () => lastLines(join(root, "env"), 1).length > 0);
    await eventually("all of it", () => readFileSync(join(root, "env", "node.log"), "utf8").includes("PORT=80"));
    assert.doesNotMatch(readFileSync(join(root, "env", "node.log"), "utf8"), /VIPKIT_SECRET/);
    const group = readFileSync(`/proc/${running.pid}/stat`, "utf8").split(") ")[1]?.split(" ")[2];
    assert.equal(Number(group), running.pid);
  });

  it("is told from another that has its number", async () => {
    const running = await launch("same", ["sleep", "60"]);
    assert.equal(isAlive(running), true);
    assert.equal(isAlive({ ...running, startedAt: "1" }), false);
    assert.equal(isAlive({ ...running, boot: "another boot" }), false);
    assert.equal(signalProcess({ ...running, startedAt: "1" }, "SIGKILL"), false);
    assert.equal(isAlive(running), true, "the wrong identity kills nothing");
  });

  it("is found again by its identity when nobody noted it down", async () => {
    const environment = { NODE_ID: "i-2", HOST: "127.1.0.9" };
    const running = await launch("lost", ["sleep", "60"], environment);
    await eventually("it has announced itself", () => findLaunched(join(root, "lost"), environment) !== undefined);
    assert.deepEqual(findLaunched(join(root, "lost"), environment), running);
    assert.equal(findLaunched(join(root, "lost"), { ...environment, NODE_ID: "i-3" }), undefined);
    writeFileSync(join(root, "lost", "node.pid"), "1\n");
    assert.equal(findLaunched(join(root, "lost"), environment), undefined);
  });

  it("ends with all of its children", async () => {
    const running = await launch("family", ["sh", "-c", "sleep 61 & echo $!; wait"]);
    await eventually("the child is named", () => lastLines(join(root, "family"), 1).length > 0);
    const child = Number(lastLines(join(root, "family"), 1)[0]);
    signalProcess(running, "SIGKILL");
    await eventually("both are gone", () => !isAlive(running) && !existsSync(`/proc/${child}`));
  });

  it("says in its log why it could not start", async () => {
    const running = await launch("missing", ["/nowhere/server"]);
    await eventually("it has ended", () => !isAlive(running));
    assert.match(lastLines(join(root, "missing"), 1).join(""), /\/nowhere\/server/);
  });

  it("tells how much processor time it used", async () => {
    const running = await launch("busy", ["sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; sleep 60"]);
    await eventually("it has worked", () => (cpuSeconds(running) ?? 0) > 0.05);
    signalProcess(running, "SIGKILL");
    await eventually("it is gone", () => cpuSeconds(running) === undefined);
  });
});

describe("a node's log", () => {
  it("is cut when it grows too large, and the node writes on", async () => {
    const folder = join(root, "noisy");
    await launch("noisy", ["sh", "-c", "sleep 1; echo still here; sleep 60"]);
    appendFileSync(join(folder, "node.log"), "x".repeat(1_200_000));
    boundLog(folder);
    assert.equal(statSync(join(folder, "node.log")).size, 0);
    assert.equal(statSync(join(folder, "node.log.1")).size, 1_200_000);
    await eventually("the node's next line", () => lastLines(folder, 1)[0] === "still here");
    assert.ok(statSync(join(folder, "node.log")).size < 100);
  });
});
