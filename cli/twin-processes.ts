import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

interface TwinProcess {
  readonly pid: number;
  readonly command: string;
}

/** Seconds that a process gets to end in order. */
const holdSeconds = 10;

/**
 * Every process of the twin in this folder, found by what it writes to and not by what anyone noted down: the daemon and the
 * nodes have their logs below the folder, HAProxy has its configuration there. Nothing else on the machine does.
 */
export function findTwinProcesses(folder: string): TwinProcess[] {
  const below = `${folder}${sep}`;
  return processIds()
    .filter((pid) => pid !== process.pid)
    .map((pid) => ({ pid, words: commandOf(pid) }))
    .filter(({ pid, words }) => writesBelow(pid, below) || isBalancerOf(words, below))
    .map(({ pid, words }) => ({ pid, command: words.join(" ") }));
}

function processIds(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function commandOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

const isBalancerOf = ([program = "", ...words]: readonly string[], below: string) =>
  basename(program) === "haproxy" && words.some((word) => word.startsWith(below));

const writesBelow = (pid: number, below: string) =>
  ["1", "2"].some((descriptor) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${descriptor}`).startsWith(below);
    } catch {
      return false; // gone, or another user's
    }
  });

/** The daemon's process, if the folder names one that is really there. */
export function findDaemon(folder: string): TwinProcess | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(folder, "daemon.pid"), "utf8"), 10);
    return findTwinProcesses(folder).find((candidate) => candidate.pid === pid);
  } catch {
    return undefined;
  }
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

async function endAll(pids: readonly number[]): Promise<void> {
  for (const pid of pids) {
    signal(pid, "SIGTERM");
    signal(pid, "SIGCONT"); // one that was stopped cannot hear the first
  }
  const deadline = performance.now() + holdSeconds * 1000;
  while (pids.some((pid) => signal(pid, 0) && !isZombie(pid))) {
    if (performance.now() > deadline) {
      for (const pid of pids) signal(pid, "SIGKILL");
      return;
    }
    await sleep(20);
  }
}

/** Ended, but its parent has not asked yet. */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).startsWith("Z");
  } catch {
    return true;
  }
}

/** Ends the daemon first, since it would start again what ends, then whatever else is left of the twin. Returns how many. */
export async function endTwinProcesses(folder: string): Promise<number> {
  const daemon = findDaemon(folder);
  if (daemon) await endAll([daemon.pid]);
  const rest = findTwinProcesses(folder).map(({ pid }) => pid);
  await endAll(rest);
  return rest.length + (daemon ? 1 : 0);
}
