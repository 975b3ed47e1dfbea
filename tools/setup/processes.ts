import { type ChildProcess, spawn } from "node:child_process";
import type { Environment } from "./find";

interface Answer {
  readonly code: number;
  /** Standard output and error, as they came. */
  readonly output: string;
}

interface Limits {
  readonly env: Environment;
  readonly cwd?: string;
  /** Seconds in all. */
  readonly timeout?: number;
  /** Seconds with no word from the program. */
  readonly silence?: number;
  readonly onLine?: (line: string) => void;
}

/** A whole group is ended, since installers start programs of their own. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

/**
 * Runs a program to its end, or to a limit: it never outlives either, nor this process.
 * A program that cannot be started answers with code 127 and the reason.
 */
export function runQuietly(file: string, args: readonly string[], limits: Limits): Promise<Answer> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      env: { ...limits.env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
      ...(limits.cwd === undefined ? {} : { cwd: limits.cwd }),
    });
    let output = "";
    let unfinished = "";
    const stop = () => endGroup(child);
    const stopAndLeave = (signal: NodeJS.Signals) => {
      stop();
      process.kill(process.pid, signal);
    };
    const total = limits.timeout === undefined ? undefined : setTimeout(stop, limits.timeout * 1000);
    const quiet = limits.silence === undefined ? undefined : setTimeout(stop, limits.silence * 1000);
    const hear = (chunk: Buffer) => {
      quiet?.refresh();
      output += chunk.toString();
      const lines = (unfinished + chunk.toString()).split(/[\r\n]+/);
      unfinished = lines.pop() ?? "";
      for (const line of lines) limits.onLine?.(line);
    };
    const finish = (answer: Answer) => {
      clearTimeout(total);
      clearTimeout(quiet);
      process.off("exit", stop);
      process.off("SIGINT", stopAndLeave).off("SIGTERM", stopAndLeave).off("SIGHUP", stopAndLeave);
      resolve(answer);
    };
    process.on("exit", stop);
    process.once("SIGINT", stopAndLeave).once("SIGTERM", stopAndLeave).once("SIGHUP", stopAndLeave);
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("error", (error) => finish({ code: 127, output: error.message }));
    child.on("close", (code) => finish({ code: code ?? 137, output }));
  });
}

/** The end of what a program said: its reason, mostly. */
export const lastLines = (output: string, count = 12): string =>
  output
    .trim()
    .split(/[\r\n]+/)
    .slice(-count)
    .join("\n");
