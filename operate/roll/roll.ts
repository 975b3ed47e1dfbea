/** How a roll of a node group stands, in the vendor's words: those of an instance refresh. */
export interface RollStatus {
  readonly id: string;
  readonly status: string;
  readonly percentageComplete: number;
  /** Nodes that are still to be replaced. */
  readonly instancesToUpdate: number;
  /** Why it goes back or has failed; empty otherwise. */
  readonly reason: string;
}

/** Where nodes are replaced: one node group of a platform. */
export interface RollDriver {
  /** What the vendor calls it: `instance refresh`, `rollout`. */
  readonly what: string;
  /** Milliseconds between two looks. */
  readonly pace: number;
  /** Begins, or tells which one runs already. */
  start(): Promise<{ readonly id: string; readonly isNew: boolean }>;
  /** Undefined where there is no roll of this id. */
  look(id: string): Promise<RollStatus | undefined>;
  /** Ends what it holds open. */
  close?(): void;
}

const running: readonly string[] = ["Pending", "InProgress", "Baking", "Cancelling", "RollbackInProgress"];

/** `running` until it ends; anything but `Successful` is a failure, whatever the vendor calls it. */
export function outcomeOf({ status }: Pick<RollStatus, "status">): "running" | "done" | "failed" {
  if (status === "Successful") return "done";
  return running.includes(status) ? "running" : "failed";
}

/** One line of it. */
export function describeRoll({ id, status, percentageComplete, instancesToUpdate, reason }: RollStatus): string {
  const left = instancesToUpdate === 0 ? "" : `, ${instancesToUpdate} node${instancesToUpdate === 1 ? "" : "s"} to go`;
  return `${id} ${status}: ${percentageComplete} %${left}${reason === "" ? "" : `: ${reason}`}`;
}

interface RollRun {
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly now: () => number;
  /** Given when the operator wants to leave: the roll itself goes on. */
  readonly signal: AbortSignal;
  /** Hears of every change. */
  readonly tell: (text: string) => void;
}

/** Milliseconds that looks may fail in a row. */
const patience = 60_000;

/**
 * Waits until a roll has ended, or the signal is given.
 * @throws what looks kept failing with, and where the roll is not there any more
 */
export async function waitForRoll(driver: RollDriver, id: string, run: RollRun): Promise<RollStatus | undefined> {
  let last: RollStatus | undefined;
  let failingSince: number | undefined;
  while (!run.signal.aborted) {
    try {
      const now = await driver.look(id);
      if (now === undefined) throw new Error(`there is no ${driver.what} ${id}`);
      if (last === undefined || describeRoll(now) !== describeRoll(last)) run.tell(describeRoll(now));
      last = now;
      failingSince = undefined;
      if (outcomeOf(now) !== "running") return now;
    } catch (error) {
      failingSince ??= run.now();
      if (run.now() - failingSince > patience) throw error;
      run.tell(`tried again: ${error instanceof Error ? error.message : String(error)}`);
    }
    await run.sleep(driver.pace);
  }
  return last;
}
