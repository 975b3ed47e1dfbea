import { UserError } from "../../model/user-error";
import { keepEngineOut } from "./left-behind";

/** Milliseconds without anything registered or looked up after which a program is given up. */
const standardPatience = 120_000;

/** What keeps a process alive, in a reader's words, by Node's names. */
const waits: Readonly<Record<string, string>> = {
  FSReqCallback: "a file",
  FSReqPromise: "a file",
  GetAddrInfoReqWrap: "the look-up of a host's name",
  PipeWrap: "a pipe",
  ProcessWrap: "a child process",
  TCPConnectWrap: "a network connection",
  TCPServerWrap: "a server that listens",
  TCPSocketWrap: "a network connection",
  TLSWrap: "a network connection",
  Timeout: "a timer",
};

/** What a program that does nothing more waits for: whatever keeps the process alive, its own standard streams aside. */
function waitedFor(before: readonly string[]): string {
  const left = [...before];
  const added = process.getActiveResourcesInfo().filter((name) => {
    const place = left.indexOf(name);
    if (place !== -1) left.splice(place, 1);
    return place === -1;
  });
  const named = new Set(added.flatMap((name) => waits[name] ?? []));
  return named.size === 0 ? "" : `; it waits for ${[...named].sort().join(", ")}`;
}

/** What a program did that is no return of its own. */
interface Guard {
  /** Rejects when the program ends or stands still without having returned. */
  readonly ended: Promise<never>;
  /** Failures that were not awaited, in the order they came. */
  readonly failures: readonly unknown[];
  /** To be called when the program asks for something: `aws:lb:TargetGroup "web"`. */
  progress(step: string): void;
  release(): void;
}

/**
 * Watches a program that runs in this process: it may not end the process, and one that waits for ever is given up with a message.
 * @param patience milliseconds that it may take from one step to the next. Default: 120,000
 */
export function guardProgram(patience = standardPatience): Guard {
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
  const before = process.getActiveResourcesInfo();
  let last = "it was loaded";
  const timer = setTimeout(() => {
    const seconds = patience / 1000;
    fail(new UserError(`program did not finish: nothing happened for ${seconds} s after ${last}${waitedFor(before)}`));
  }, patience).unref();
  return {
    ended,
    failures,
    progress(step) {
      last = step;
      timer.refresh();
    },
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
