import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** A process, told from any other that may get its number later. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks from the machine's boot to the process's start. */
  readonly startedAt: string;
  /** Changes with every boot of the machine. */
  readonly boot: string;
}

interface Launch {
  /** Holds `node.log` and `node.pid`. */
  readonly folder: string;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
}

/** What the node's processes keep of the daemon's own environment: enough to find programs, none of its secrets. */
const inherited = ["PATH", "HOME", "LANG", "TMPDIR", "USER", "SHELL"];

/**
 * Writes its own number before it becomes the command, so that a daemon killed at any moment finds it again. What the command makes is
 * readable as on the vendor's machines.
 */
const announce = 'echo $$ > "$1" && shift && umask 022 && exec "$@"';

/**
 * Starts a process in a group of its own that outlives this one; its output goes to `node.log`.
 * Resolves when it runs; a command that cannot be found ends it soon after and says so in the log.
 */
export async function launchProcess({
  folder,
  command,
  environment,
  workingDirectory,
}: Launch): Promise<ProcessIdentity> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pidFile = path.join(folder, "node.pid");
  fs.rmSync(pidFile, { force: true });
  const log = fs.openSync(path.join(folder, "node.log"), "a", 0o600);
  try {
    const child = spawn("/bin/sh", ["-c", announce, "node", pidFile, ...command], {
      cwd: workingDirectory,
      detached: true,
      stdio: ["ignore", log, log],
      env: { ...inheritedEnvironment(), ...environment },
    });
    await started(child);
    child.unref();
    return identify(child.pid ?? 0) ?? { pid: child.pid ?? 0, startedAt: "gone", boot: bootId() };
  } finally {
    fs.closeSync(log);
  }
}

function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", reject);
  });
}

function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    inherited.flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]])),
  );
}

/** Finds a process that was started but not yet noted down: it must carry the same node id and address. */
export function findLaunched(
  folder: string,
  environment: Readonly<Record<string, string>>,
): ProcessIdentity | undefined {
  const pid = Number(read(path.join(folder, "node.pid")));
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  const variables = new Set(read(`/proc/${pid}/environ`).split("\0"));
  const same = ["NODE_ID", "HOST"].every((key) => variables.has(`${key}=${environment[key] ?? ""}`));
  return same ? identify(pid) : undefined;
}

export function isAlive(identity: ProcessIdentity): boolean {
  const current = identify(identity.pid);
  return current !== undefined && current.startedAt === identity.startedAt && current.boot === identity.boot;
}

/** Signals the whole process group; false when it is gone. */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): boolean {
  if (!isAlive(identity)) return false;
  try {
    return process.kill(-identity.pid, signal);
  } catch {
    return false;
  }
}

/** CPU seconds that the process and the children it has waited for used so far; undefined when it is gone. */
export function cpuSeconds(identity: ProcessIdentity): number | undefined {
  if (!isAlive(identity)) return undefined;
  const fields = statFields(identity.pid);
  if (fields === undefined) return undefined;
  const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index] ?? 0), 0);
  return ticks / ticksPerSecond;
}

/** USER_HZ: fixed at 100 in what the kernel shows to programs on every platform that the twin runs on. */
const ticksPerSecond = 100;

function identify(pid: number): ProcessIdentity | undefined {
  const fields = statFields(pid);
  const state = fields?.[0];
  const startedAt = fields?.[19];
  if (state === undefined || startedAt === undefined) return undefined;
  // A zombie has ended; only its parent has not asked yet.
  return state === "Z" || state === "X" ? undefined : { pid, startedAt, boot: bootId() };
}

/** The fields of /proc/<pid>/stat from the third (state) on; the second may itself hold spaces and brackets. */
function statFields(pid: number): readonly string[] | undefined {
  const stat = read(`/proc/${pid}/stat`);
  return stat === "" ? undefined : stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

let boot: string | undefined;
function bootId(): string {
  boot ??= read("/proc/sys/kernel/random/boot_id").trim();
  return boot;
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
