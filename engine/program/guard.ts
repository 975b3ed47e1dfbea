import { UserError } from "../../model/user-error";
import { keepEngineOut } from "./left-behind";

/** Milliseconds without anything registered or looked up after which a program is given up. */
const patience = 120_000;

/** What a program did that is no return of its own. */
export interface Guard {
  /** Rejects when the program ends or stands still without having returned. */
  readonly ended: Promise<never>;
  /** Failures that were not awaited, in the order they came. */
  readonly failures: readonly unknown[];
  /** To be called when the program makes progress. */
  progress(): void;
  release(): void;
}

/** Watches a program that runs in this process: it may not end the process, and one that waits for ever is given up with a message. */
export function guardProgram(): Guard {
  const failures: unknown[] = [];
  let fail: (error: Error) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    fail = reject;
  });
  ended.catch(() => undefined);
  const listeners = new Set(process.listeners("exit"));
  const onFailure = (failure: unknown) => failures.push(failure);
  const onIdle = () => fail(new UserError("program did not finish: a Promise or Output was never resolved"));
  // Stays for good: the SDK rejects more than once for one failure, the last time after the stack's own promise.
  process.on("unhandledRejection", onFailure);
  process.on("uncaughtException", onFailure);
  process.once("beforeExit", onIdle);
  const exit = process.exit.bind(process);
  const leave = (code?: number | string | null): never => {
    const error = new UserError(
      `program did not finish: it ended the process with exit code ${code ?? process.exitCode ?? 0}`,
    );
    fail(error);
    throw error;
  };
  process.exit = leave;
  const letEngineIn = keepEngineOut(fail);
  let timer: NodeJS.Timeout | undefined;
  const progress = () => {
    clearTimeout(timer);
    timer = setTimeout(
      () =>
        fail(
          new UserError(
            `program did not finish: nothing happened for ${patience / 1000} s; does it wait for a server?`,
          ),
        ),
      patience,
    ).unref();
  };
  progress();
  return {
    ended,
    failures,
    progress,
    release() {
      clearTimeout(timer);
      process.exit = exit;
      letEngineIn();
      process.off("beforeExit", onIdle);
      process.off("uncaughtException", onFailure);
      // The SDK counts promises that are still open, also those of resources that nothing answers for.
      for (const listener of process.listeners("exit")) if (!listeners.has(listener)) process.off("exit", listener);
    },
  };
}
