import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ownerOf, withLock } from "../../tools/base/lock.cjs";
import { root } from "../../tools/setup";
import { temporaryFolder } from "../support/temporary";

const module = join(root, "tools", "base", "lock.cjs");

/** A process that adds `begin` and `end` to a log around some milliseconds of work under the lock. */
function worker(lock: string, log: string, milliseconds: number): ChildProcess {
  const script = `
    const { withLock } = require(${JSON.stringify(module)});
    const { appendFileSync } = require("node:fs");
    const say = (word) => appendFileSync(${JSON.stringify(log)}, word + " " + process.pid + "\\n");
    withLock(${JSON.stringify(lock)}, { what: "working", report: (text) => process.stderr.write(text + "\\n") }, async () => {
      say("begin");
      await new Promise((resolve) => setTimeout(resolve, ${milliseconds}));
      say("end");
    });`;
  return spawn(process.execPath, ["-e", script], { stdio: ["ignore", "ignore", "pipe"] });
}

const silent = { what: "testing", report: () => undefined };

test("of many processes one works at a time", async (t) => {
  const folder = temporaryFolder(t);
  const [lock, log] = [join(folder, "lock"), join(folder, "log")];
  await Promise.all(Array.from({ length: 8 }, () => once(worker(lock, log, 20), "close")));
  const lines = readFileSync(log, "utf8").trim().split("\n");
  assert.equal(lines.length, 16);
  for (let index = 0; index < lines.length; index += 2) {
    assert.equal(lines[index + 1], lines[index]?.replace("begin", "end"), lines.join("\n"));
  }
  assert.equal(existsSync(lock), false);
});

test("the second says whom it waits for, then does its work", async (t) => {
  const folder = temporaryFolder(t);
  const [lock, log] = [join(folder, "lock"), join(folder, "log")];
  const first = worker(lock, log, 800);
  while (!existsSync(lock)) await new Promise((resolve) => setTimeout(resolve, 5));
  const said: string[] = [];
  await withLock(lock, { what: "testing", report: (text: string) => said.push(text) }, async () => {
    assert.match(readFileSync(log, "utf8"), /end/);
    await Promise.resolve();
  });
  assert.deepEqual(said, [`waiting: process ${first.pid} is testing (its lock is ${lock})`]);
});

test("many take over from one that was killed, still one at a time", async (t) => {
  const folder = temporaryFolder(t);
  const [lock, log] = [join(folder, "lock"), join(folder, "log")];
  const killed = worker(lock, log, 60_000);
  while (!existsSync(log) || readFileSync(log, "utf8") === "") await new Promise((resolve) => setTimeout(resolve, 5));
  killed.kill("SIGKILL");
  await once(killed, "close");
  await Promise.all(Array.from({ length: 6 }, () => once(worker(lock, log, 20), "close")));
  const lines = readFileSync(log, "utf8").trim().split("\n").slice(1);
  assert.equal(lines.length, 12);
  for (let index = 0; index < lines.length; index += 2) {
    assert.equal(lines[index + 1], lines[index]?.replace("begin", "end"), lines.join("\n"));
  }
});

test("a process that got a dead owner's number is not the owner", async (t) => {
  const lock = join(temporaryFolder(t), "lock");
  writeFileSync(lock, JSON.stringify({ pid: process.pid, started: "0", host: hostname() }));
  assert.equal(await withLock(lock, silent, () => Promise.resolve("worked")), "worked");
});

test("a lock that cannot be read is nobody's", async (t) => {
  const lock = join(temporaryFolder(t), "lock");
  writeFileSync(lock, "");
  assert.equal(await withLock(lock, silent, () => Promise.resolve("worked")), "worked");
});

test("a takeover that was interrupted does not hold up the next for ever", async (t) => {
  const lock = join(temporaryFolder(t), "lock");
  writeFileSync(lock, JSON.stringify({ pid: 2 ** 22 + 1, started: "0", host: hostname() }));
  mkdirSync(`${lock}.takeover`);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(`${lock}.takeover`, longAgo, longAgo);
  assert.equal(await withLock(lock, silent, () => Promise.resolve("worked")), "worked");
});

test("the lock is released when the work fails, and the failure is passed on", async (t) => {
  const lock = join(temporaryFolder(t), "lock");
  await assert.rejects(
    withLock(lock, silent, () => Promise.reject(new Error("no"))),
    /^Error: no$/,
  );
  assert.equal(existsSync(lock), false);
});

test("the lock names its owner", async (t) => {
  const lock = join(temporaryFolder(t), "lock");
  await withLock(lock, silent, async () => {
    const owner = await Promise.resolve(ownerOf(lock));
    assert.equal(owner?.pid, process.pid);
    assert.equal(owner.host, hostname());
  });
});
