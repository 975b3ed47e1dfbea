import type { ShiftDriver } from "./driver";
import type { Condition } from "./gate";
import { nextMove } from "./machine";
import { isOver, type ShiftOrder, type ShiftState, weightsOfStep } from "./state";
import { gaining } from "./weights";

/** Where a shift is written down before anything is changed, and where operators leave what they want of it. */
export interface ShiftJournal {
  write(state: ShiftState): void;
  /** What was left since it was last asked. */
  takeOrder(): ShiftOrder | undefined;
}

interface ShiftRun {
  readonly driver: ShiftDriver;
  readonly journal: ShiftJournal;
  readonly gate: readonly Condition[];
  readonly holder: string;
  readonly now: () => number;
  /** Waits so many milliseconds, or until the signal is given. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Given when the operator wants to leave: weights stay as they are. */
  readonly signal: AbortSignal;
  /** Hears of every new line of the history, and of what had to be tried again. */
  readonly tell: (text: string) => void;
}

/** Another operator has the lease. */
export class LeaseHeld extends Error {
  constructor(
    readonly holder: string,
    readonly expiresAt: number,
  ) {
    super(`${holder} moves these weights, until ${new Date(expiresAt).toISOString()} at least`);
    this.name = "LeaseHeld";
  }
}

/** Seconds that a lease lasts without being renewed: several looks, so that a slow answer loses nothing. */
const leaseDuration = 30;
/** Seconds that calls may fail in a row before the shift gives up, with the weights as they are. */
const patience = 60;

/**
 * Carries a shift on until it ends or the signal is given. Writes its state down before each change.
 * @throws LeaseHeld, or what the driver kept failing with
 */
export async function runShift(run: ShiftRun, begun: ShiftState): Promise<ShiftState> {
  const { driver, journal, now, signal } = run;
  await takeLease(run);
  try {
    let state = begun;
    journal.write(state);
    let failingSince: number | undefined;
    while (!isOver(state) && !signal.aborted) {
      try {
        await takeLease(run);
        const move = nextMove(state, await observe(run, state), run.gate);
        if (move.state !== state) {
          for (const { text } of move.state.history.slice(state.history.length)) run.tell(text);
          state = move.state;
          journal.write(state);
          failingSince = undefined;
          continue;
        }
        if (move.set !== undefined) {
          await driver.setWeights(move.set);
        }
        failingSince = undefined;
      } catch (error) {
        if (error instanceof LeaseHeld) throw error;
        failingSince ??= now();
        if (now() - failingSince > patience * 1000) throw error;
        run.tell(`tried again: ${error instanceof Error ? error.message : String(error)}`);
      }
      await run.sleep(driver.pace);
    }
    return state;
  } finally {
    await driver.release(run.holder).catch(() => undefined);
  }
}

async function takeLease({ driver, holder }: ShiftRun): Promise<void> {
  const seconds = Math.max(leaseDuration, (4 * driver.pace) / 1000);
  const lease = await driver.hold(holder, seconds);
  if (lease.holder !== holder) throw new LeaseHeld(lease.holder, lease.expiresAt);
}

async function observe({ driver, journal, gate, now }: ShiftRun, state: ShiftState) {
  const live = await driver.weights();
  const { since, phase, plan } = state;
  const isWatched = since !== undefined && (phase === "watching" || phase === "paused");
  const groups = gaining(plan.start, weightsOfStep(state));
  const reading = isWatched ? await driver.reading(groups, gate, since) : undefined;
  // Last, so that nothing that fails before it loses an order.
  return { now: now(), live, reading, order: journal.takeOrder() };
}
