import { spawn } from "node:child_process";
import { inheritedEnvironment } from "../process/environment";
import type { ProcessGuard } from "../process/guard";

/** Where a container's commands run beside it. */
export interface CommandPlace {
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  readonly guard: ProcessGuard;
  /** A word with the paths of volumes as they are on this machine. */
  word(text: string): string;
}

export interface CommandResult {
  readonly isSuccess: boolean;
  /** As a kubelet words it: what the command has written, or why it did not run. */
  readonly message: string;
}

/** Characters of output that are kept. */
const longestOutput = 1000;

/** Runs a command that a probe or a hook names, in a group of its own, which ends with it or when its time is up. */
export function runCommand(command: readonly string[], place: CommandPlace, seconds: number): Promise<CommandResult> {
  const [program = "", ...args] = command.map((each) => place.word(each));
  const child = spawn(program, args, {
    cwd: place.workingDirectory,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...inheritedEnvironment(), ...place.environment },
  });
  place.guard.take(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (bytes: Buffer) => (output = (output + bytes.toString("utf8")).slice(-longestOutput)));
  return new Promise((resolve) => {
    const end = (): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // It has just ended.
      }
    };
    const late = setTimeout(() => {
      end();
      resolve({ isSuccess: false, message: `command timed out after ${seconds} s: ${JSON.stringify(command)}` });
    }, seconds * 1000);
    child.once("error", ({ message }) => {
      clearTimeout(late);
      resolve({ isSuccess: false, message });
    });
    child.once("exit", (code, signal) => {
      clearTimeout(late);
      end();
      const ending = code === null ? `signal ${signal}` : `exit code ${code}`;
      resolve({ isSuccess: code === 0, message: output.trim() || ending });
    });
  });
}
