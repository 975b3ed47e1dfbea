import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { type Identity, identify, isRunning, processIds, variableOf } from "../setup/process-table";

const prefix = "vipkit-run-";
const owner = ".owner";

/** A folder in which everything that a run makes has its place, and by which everything that it starts is found. */
export function openRun(parent = tmpdir()): string {
  for (const name of readdirSync(parent).filter((candidate) => candidate.startsWith(prefix))) {
    const folder = join(parent, name);
    if (isAbandoned(folder)) clear(folder);
  }
  const folder = mkdtempSync(join(parent, prefix));
  const { pid, started } = identify(process.pid);
  writeFileSync(join(folder, owner), `${pid} ${started}`);
  return folder;
}

/** Its runner is gone. One that has not yet said who it is may be about to. */
function isAbandoned(folder: string): boolean {
  try {
    if (lstatSync(folder).uid !== process.getuid?.()) return false;
    const [pid, started = ""] = readFileSync(join(folder, owner), "utf8").split(" ");
    return !isRunning({ pid: Number(pid), started });
  } catch {
    return false;
  }
}

/**
 * Every process that was started with a folder of the run, or one below it, as its place for temporary files: daemons, balancers and nodes
 * hand it on, whatever their parent has become.
 */
export function processesOf(folder: string): Identity[] {
  return processIds()
    .filter((pid) => pid !== process.pid)
    .filter((pid) => isBelow(variableOf(pid, "TMPDIR"), folder))
    .map(identify);
}

const isBelow = (path: string | undefined, folder: string): boolean =>
  path !== undefined && (path === folder || path.startsWith(`${folder}${sep}`));

/** Ends every process of a folder and removes it. Returns how many processes there were. */
export function clear(folder: string): number {
  const ended = new Set<number>();
  // What starts others may do so while it is looked for; no two rounds should be needed, and no run may hang here.
  for (let round = 0; round < 20; round++) {
    const found = processesOf(folder).filter((process) => isRunning(process));
    if (found.length === 0) break;
    for (const { pid } of found) {
      ended.add(pid);
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It has just ended.
      }
    }
  }
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return ended.size;
}

/** The folders that the run's test files have taken, and the process of each. */
export function filesOf(run: string): { readonly name: string; readonly folder: string; readonly pid: number }[] {
  return readdirSync(run).flatMap((name) => {
    try {
      const folder = join(run, name);
      return [{ name, folder, pid: Number(readFileSync(join(folder, ".pid"), "utf8")) }];
    } catch {
      return [];
    }
  });
}
