import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { CloudError } from "../contract/resources";
import { causeOf } from "../store/errors";
import type { Presence } from "./protocol";

/** Seconds for a start: reading the store, and bringing up what it describes. */
const startTimeout = 60;
/** Bytes after which the log begins anew. */
const maxLog = 5_000_000;

export interface Launch {
  /** Counts only for a folder without a store. */
  readonly region: string;
  /** Whose variables the daemon gets, apart from credentials. Default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
  /** Seconds for the start. Default: 60. */
  readonly timeout?: number;
  /** The script, and what it is given. Default: the twin for AWS. */
  readonly command?: readonly string[];
}

/** Starts a folder's daemon, detached from this process, and waits until it answers. */
export async function launchDaemon(
  folder: string,
  launch: Launch,
  presence: () => Promise<Presence | undefined>,
): Promise<Presence> {
  const timeout = launch.timeout ?? startTimeout;
  const deadline = Date.now() + timeout * 1000;
  for (;;) {
    const log = openLog(folder);
    const child = spawnDaemon(folder, launch, log);
    const found = (await poll(presence, deadline, child)) ?? (await poll(presence, Date.now() + graceOfRace(log)));
    if (found) return found;
    // The daemon that was there before ours is going away, for instance because its folder was removed: then it is our turn.
    if (!child.hasExited() || !lostRace(log) || Date.now() > deadline)
      throw notStarted(folder, log, child.hasExited(), timeout);
  }
}

interface Child {
  hasExited(): boolean;
}

function spawnDaemon(folder: string, { region, env = process.env, command }: Launch, log: Log): Child {
  const forAws = [join(__dirname, "main.js"), "--folder", folder, "--region", region];
  const child = spawn(process.execPath, command ?? forAws, {
    detached: true,
    stdio: ["ignore", log.handle, log.handle],
    env: ownEnvironment(env),
  });
  closeSync(log.handle);
  child.unref();
  let isOver = false;
  child.once("exit", () => (isOver = true));
  child.once("error", () => (isOver = true));
  return { hasExited: () => isOver };
}

async function poll(
  presence: () => Promise<Presence | undefined>,
  deadline: number,
  child?: Child,
): Promise<Presence | undefined> {
  do {
    const found = await presence();
    if (found || child?.hasExited()) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  } while (Date.now() < deadline);
  return undefined;
}

/** Milliseconds for another process that starts a daemon at the same moment to bring it up. */
function graceOfRace(log: Log): number {
  return lostRace(log) ? 3000 : 0;
}

interface Log {
  readonly path: string;
  readonly handle: number;
  /** Bytes that were there before. */
  readonly start: number;
}

function openLog(folder: string): Log {
  const path = join(folder, "daemon.log");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > maxLog) truncateSync(path);
    const handle = openSync(path, "a", 0o600);
    return { path, handle, start: statSync(path).size };
  } catch (error) {
    throw new CloudError("DaemonNotStarted", `cannot write ${path}: ${causeOf(error)}`);
  }
}

function newLines(log: Log): string[] {
  const text = readFileSync(log.path).subarray(log.start).toString("utf8");
  return text.split("\n").filter((line) => line.trim() !== "");
}

function lostRace(log: Log): boolean {
  return newLines(log).some((line) => line.includes("cannot start: AlreadyRunning"));
}

function notStarted(folder: string, log: Log, hasExited: boolean, timeout: number): CloudError {
  const lines = newLines(log);
  const stated = lines.map((line) => line.split("cannot start: ")[1]).findLast((reason) => reason !== undefined);
  if (stated !== undefined) return new CloudError("DaemonNotStarted", stated);
  const what = hasExited ? "ended at once" : `did not answer within ${timeout} s`;
  const tail = lines.slice(-5).join("\n  ");
  return new CloudError(
    "DaemonNotStarted",
    `the twin's daemon for ${folder} ${what}; see ${log.path}${tail === "" ? "" : `, which ends with:\n  ${tail}`}`,
  );
}

/** The daemon, and the nodes that it starts, get neither the engine's secrets nor cloud credentials. */
function ownEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([key]) => !/^(PULUMI|AWS)_/.test(key)));
}
