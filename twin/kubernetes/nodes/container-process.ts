import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, copyFileSync, mkdirSync, openSync, statSync, truncateSync } from "node:fs";
import { dirname } from "node:path";
import { inheritedEnvironment } from "../process/environment";
import type { ProcessGuard } from "../process/guard";

interface ProcessExit {
  /** As a container runtime counts it: 128 and the signal's number for a signal. */
  readonly exitCode: number;
  readonly message: string;
}

export interface ProcessLaunch {
  readonly command: readonly string[];
  /** Whether the user has named the command in place of the image. */
  readonly isMapped: boolean;
  /** A word of a probe or a hook with the paths of volumes as they are on this machine. */
  word(text: string): string;
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  readonly logFile: string;
}

/** Bytes of output that are kept, twice: the current part and the one before it. */
const largestLog = 1024 * 1024;
const signalNumbers: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGTERM: 15,
};

/** A container as a process that leads a group of its own. */
export class ContainerProcess {
  /** Resolves when it has ended, or could not be started. */
  readonly ended: Promise<ProcessExit>;
  private hasEnded = false;

  private constructor(private readonly child: ChildProcess) {
    this.ended = new Promise<ProcessExit>((resolve) => {
      child.once("error", (error) => resolve({ exitCode: 128, message: error.message }));
      child.once("exit", (code, signal) =>
        resolve({ exitCode: code ?? 128 + (signalNumbers[signal ?? ""] ?? 0), message: "" }),
      );
    }).finally(() => (this.hasEnded = true));
  }

  static start(launch: ProcessLaunch, guard: ProcessGuard): ContainerProcess {
    mkdirSync(dirname(launch.logFile), { recursive: true, mode: 0o700 });
    boundLog(launch.logFile);
    const log = openSync(launch.logFile, "a", 0o600);
    const [program = "", ...args] = launch.command;
    const child = spawn(program, args, {
      cwd: launch.workingDirectory,
      detached: true,
      stdio: ["ignore", log, log],
      env: { ...inheritedEnvironment(), ...launch.environment },
    });
    closeSync(log);
    const started = new ContainerProcess(child);
    guard.take(child);
    child.unref();
    return started;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  signal(name: NodeJS.Signals): void {
    if (this.hasEnded || this.child.pid === undefined) return;
    try {
      process.kill(-this.child.pid, name);
    } catch {
      // It has just ended.
    }
  }
}

/** A container that was started before goes on in the same log. */
function boundLog(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= largestLog) return;
  copyFileSync(file, `${file}.1`);
  truncateSync(file);
}
