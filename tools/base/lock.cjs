"use strict";
// One process at a time does a piece of set-up. The lock is a file that names its owner, so that a dead owner's is taken over.
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { setTimeout: sleep } = require("node:timers/promises");
const { createFolder } = require("./folders.cjs");

/** @typedef {{ pid: number, started: string, host: string }} Owner */

const pollEvery = 200;
/** Milliseconds that taking over a dead owner's lock can last; an older attempt was interrupted. */
const takeoverLasts = 10_000;

/**
 * When a process started, in whatever unit the system keeps: tells a process from a later one with the same id.
 * @param {number} pid
 */
function startOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

/** @returns {Owner} */
const self = () => ({ pid: process.pid, started: startOf(process.pid), host: os.hostname() });

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** @param {Owner} owner */
function isAlive(owner) {
  if (owner.host !== os.hostname()) return true;
  return isRunning(owner.pid) && owner.started === startOf(owner.pid);
}

/**
 * @param {string} file
 * @returns {Owner | undefined} undefined when there is none
 */
function ownerOf(file) {
  try {
    const { pid, started, host } = JSON.parse(fs.readFileSync(file, "utf8"));
    return { pid, started, host };
  } catch (error) {
    if (error instanceof SyntaxError) return { pid: 0, started: "unreadable", host: os.hostname() };
    return undefined;
  }
}

/**
 * A link appears whole or not at all: no reader finds a lock without its owner.
 * @param {string} file
 */
function tryLock(file) {
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(self()));
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/**
 * Removes a dead owner's lock. Only one process may: the second would remove the lock of the process that came after.
 * @param {string} file
 */
function removeDead(file) {
  const guard = `${file}.takeover`;
  try {
    fs.mkdirSync(guard);
  } catch {
    const age = Date.now() - (fs.statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > takeoverLasts) fs.rmSync(guard, { recursive: true, force: true });
    return;
  }
  try {
    const owner = ownerOf(file);
    if (owner && !isAlive(owner)) fs.rmSync(file, { force: true });
  } finally {
    fs.rmSync(guard, { recursive: true, force: true });
  }
}

/**
 * Runs `work` while holding the lock; waits for another process that holds it, and says so.
 * @template T
 * @param {string} file
 * @param {{ what: string, report: (text: string) => void }} options
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withLock(file, { what, report }, work) {
  createFolder(path.dirname(file));
  let toldAt = Number.NEGATIVE_INFINITY;
  while (!tryLock(file)) {
    const owner = ownerOf(file);
    if (owner && !isAlive(owner)) removeDead(file);
    else if (owner && performance.now() - toldAt > 15_000) {
      report(`waiting: process ${owner.pid} is ${what} (its lock is ${file})`);
      toldAt = performance.now();
    }
    await sleep(pollEvery);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

module.exports = { isAlive, ownerOf, withLock };
