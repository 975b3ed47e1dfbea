import childProcess from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import { UserError } from "../../model/user-error";
import type { Sdk } from "./sdk";

/** What makes the engine call a program failed although it has returned. */
interface LeftBehind {
  /** One line each. */
  problems(): readonly string[];
  /** Gives the process back as it was. */
  release(): void;
}

/** Watches for errors that a program logs, and for an exit code that it sets. */
export function watchLeftBehind(sdk: Pick<Sdk, "log">): LeftBehind {
  const logged: string[] = [];
  const { exitCode } = process;
  const own = sdk.log.error;
  Reflect.set(sdk.log, "error", (...args: readonly unknown[]): unknown => {
    logged.push(String(args[0]));
    const answer: unknown = Reflect.apply(own, sdk.log, args);
    return answer;
  });
  return {
    problems: () => [
      ...logged.map((text) => `the program logged an error, with which the engine calls it failed: ${text}`),
      ...(process.exitCode === exitCode || Number(process.exitCode ?? 0) === 0
        ? []
        : [`the program left exit code ${process.exitCode}, with which the engine calls it failed`]),
    ],
    release() {
      Reflect.set(sdk.log, "error", own);
      process.exitCode = exitCode;
    },
  };
}

const starters = ["spawn", "spawnSync", "execFile", "execFileSync"] as const;
const isEngine = (command: unknown) => typeof command === "string" && /(?:^|[\\/])pulumi(?:\.exe)?$/.test(command);

/**
 * Keeps a program that is only planned from starting the engine itself, as the automation API does: that could create something.
 * @param onStart told what is wrong when it tries
 * @returns what gives the process back as it was
 */
export function keepEngineOut(onStart: (error: Error) => void): () => void {
  const before = starters.map((name) => [name, childProcess[name]] as const);
  for (const [name, own] of before) {
    Reflect.set(childProcess, name, (...args: readonly unknown[]): unknown => {
      if (!isEngine(args[0])) {
        const child: unknown = Reflect.apply(own, childProcess, args);
        return child;
      }
      const error = new UserError(
        "the program runs the pulumi command itself (automation API): an offline plan does not, since that could create " +
          "something; make the program that it runs one of its own, with a Pulumi.yaml",
      );
      onStart(error);
      throw error;
    });
  }
  syncBuiltinESMExports();
  return () => {
    for (const [name, own] of before) Reflect.set(childProcess, name, own);
    syncBuiltinESMExports();
  };
}
