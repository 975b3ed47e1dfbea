import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "../../model/user-error";
import type { ShiftDriver } from "../../operate/shift/driver";
import type { Condition } from "../../operate/shift/gate";
import { LeaseHeld, runShift } from "../../operate/shift/run";
import { isOver, type ShiftState } from "../../operate/shift/state";
import type { Weights } from "../../operate/shift/weights";
import { ownHolder } from "../lease/own-process";
import type { StackShifts } from "./journal";
import { describeLeft } from "./render";

const interrupts = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type Interrupt = keyof typeof interrupts;

interface Carrying {
  readonly driver: ShiftDriver;
  readonly shifts: StackShifts;
  readonly gate: readonly Condition[];
  /** How the user goes on with it: `npx vipkit shift local`. */
  readonly command: string;
  /** Says what is about to be done. */
  readonly announce: () => void;
  /** Who drills the stack just now; undefined where no drill is under way. */
  readonly drillHolder: () => string | undefined;
  readonly tell: (text: string) => void;
}

/** Weights as they are now; undefined where they cannot be read. */
export const weightsNow = (driver: ShiftDriver): Promise<Weights | undefined> =>
  driver.weights().catch(() => undefined);

/** A driver whose lease is held on this machine too: there the other commands look whether a process moves the weights. */
const heldHere = (driver: ShiftDriver, shifts: StackShifts): ShiftDriver => ({
  ...{ pace: driver.pace, shortestBake: driver.shortestBake, measures: driver.measures },
  weights: () => driver.weights(),
  setWeights: (weights) => driver.setWeights(weights),
  reading: (...asked) => driver.reading(...asked),
  hold: async (holder, seconds) => {
    const own = await shifts.hold(holder, seconds);
    return own.holder === holder ? driver.hold(holder, seconds) : own;
  },
  release: (holder) => driver.release(holder).finally(() => shifts.release(holder)),
});

/** Seconds until the shift itself renews its lease. */
const firstLease = 30;

/** Takes the lease of this machine, then looks for a drill: of a shift and a drill that begin at once at least one sees the other. */
async function refuseDuringDrill({ shifts, drillHolder }: Carrying): Promise<void> {
  const holder = ownHolder();
  const lease = await shifts.hold(holder, firstLease);
  const drill = drillHolder();
  if (drill === undefined || lease.holder !== holder) return;
  await shifts.release(holder);
  throw new UserError(
    `a drill is under way, by ${drill}; what it breaks would make the shift go back: wait until it ends, then say it again`,
  );
}

/**
 * Carries a shift on in this process. Throws UserError where another operator has the lease, where a drill is under way, and where a signal
 * ended it: with what holds then.
 */
export async function carryOn(state: ShiftState, carrying: Carrying): Promise<ShiftState> {
  const { driver, shifts, gate, command, announce, tell } = carrying;
  await refuseDuringDrill(carrying);
  const leaving = new AbortController();
  let interrupt: Interrupt | undefined;
  const leave = (signal: NodeJS.Signals) => {
    interrupt ??= signal === "SIGTERM" || signal === "SIGHUP" ? signal : "SIGINT";
    leaving.abort();
  };
  for (const signal of Object.keys(interrupts)) process.on(signal, leave);
  try {
    // Who reads it may interrupt at once.
    announce();
    const end = await runShift(
      {
        ...{
          driver: heldHere(driver, shifts),
          gate,
          tell,
          journal: shifts,
          holder: ownHolder(),
          signal: leaving.signal,
        },
        now: () => Date.now(),
        sleep: (milliseconds) => sleep(milliseconds, undefined, { signal: leaving.signal }).catch(() => undefined),
      },
      state,
    );
    if (isOver(end)) return end;
    const live = await weightsNow(driver);
    throw new UserError(describeLeft(end, live, command), interrupts[interrupt ?? "SIGINT"]);
  } catch (error) {
    if (error instanceof LeaseHeld)
      throw new UserError(
        `${error.message}; two operators must not move the same weights. See how it stands: ${command} --status; end it: ${command} --abort`,
      );
    throw error;
  } finally {
    for (const signal of Object.keys(interrupts)) process.off(signal, leave);
  }
}

/** Seconds that a process which carries a shift on gets to do what it was told. */
const answerWithin = 120;

/** Waits until the process that carries a shift on has done what it was told. Throws UserError where it does not. */
export async function waitFor(shifts: StackShifts, isDone: (state: ShiftState) => boolean): Promise<ShiftState> {
  for (const deadline = Date.now() + answerWithin * 1000; ; await sleep(100)) {
    const state = shifts.read();
    if (state !== undefined && isDone(state)) return state;
    if (shifts.lease() === undefined)
      throw new UserError("the process that moved the weights has ended meanwhile; say it again to do it here");
    if (Date.now() > deadline)
      throw new UserError(`the process that moves the weights has not done it within ${answerWithin} s; see --status`);
  }
}
