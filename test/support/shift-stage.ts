import type { ShiftDriver } from "../../operate/shift/driver";
import { type Condition, type GroupReading, parseGate } from "../../operate/shift/gate";
import { grantLease, type Lease } from "../../operate/shift/lease";
import { runShift } from "../../operate/shift/run";
import { newShift, type ShiftOrder, type ShiftState, shiftStateShape } from "../../operate/shift/state";
import { planSteps } from "../../operate/shift/steps";
import type { Weights } from "../../operate/shift/weights";

export const start = { blue: 90, green: 10 };
export const wanted = { blue: 0, green: 100 };
export const percents = [10, 50, 100];
export const bake = 10;
const gateText = "5xx>1%,unhealthy>0";

function conditions(text: string): readonly Condition[] {
  const parsed = parseGate(text);
  return "conditions" in parsed ? parsed.conditions : [];
}

export class Crash extends Error {}

/** A balancer in memory, with a clock of its own, a journal that outlives crashes, and whatever can go wrong. */
export class Stage implements ShiftDriver {
  readonly pace = 1000;
  readonly shortestBake = 1;
  readonly measures = ["5xx", "unhealthy"] as const;
  live: Weights = start;
  time = 1_000_000;
  lease: Lease | undefined;
  readonly set: Weights[] = [];
  readonly lines: string[] = [];
  saved: string | undefined;
  order: ShiftOrder | undefined;
  /** Calls until the process is gone; Infinity: it never is. */
  callsLeft = Number.POSITIVE_INFINITY;
  /** What green shows, by seconds since the step began. */
  green: (seconds: number) => Partial<GroupReading> = () => ({});
  onSleep: () => void = () => undefined;
  readonly leaving = new AbortController();

  #call(): void {
    if (this.callsLeft <= 0) throw new Crash("the process is gone");
    this.callsLeft -= 1;
  }
  weights(): Promise<Weights> {
    this.#call();
    return Promise.resolve(this.live);
  }
  setWeights(weights: Weights): Promise<void> {
    this.#call();
    this.live = { ...this.live, ...weights };
    this.set.push(weights);
    // The answer may be lost though it was done.
    this.#call();
    return Promise.resolve();
  }
  reading(groups: readonly string[], _: unknown, since: number) {
    this.#call();
    const own = { requests: 500, failures: 0, latency: {}, unhealthy: 0, healthy: 2 };
    const seen = { ...own, ...this.green((this.time - since) / 1000) };
    return Promise.resolve({
      groups: Object.fromEntries(groups.map((group) => [group, seen])),
      alarms: {},
      until: this.time,
    });
  }
  hold(holder: string, duration: number): Promise<Lease> {
    this.lease = grantLease(this.lease, { holder, duration, now: this.time, isGone: () => false });
    return Promise.resolve(this.lease);
  }
  release(holder: string): Promise<void> {
    if (this.callsLeft > 0 && this.lease?.holder === holder) this.lease = undefined;
    return Promise.resolve();
  }

  begin(): ShiftState {
    const steps = planSteps(start, wanted, percents);
    return newShift({ place: "listener https", start, wanted, steps, gate: gateText, bake });
  }

  restored(): ShiftState {
    return shiftStateShape.parse(JSON.parse(this.saved ?? "null"));
  }

  run(state: ShiftState, holder = "me@here:1"): Promise<ShiftState> {
    return runShift(
      {
        driver: this,
        gate: conditions(gateText),
        holder,
        now: () => this.time,
        signal: this.leaving.signal,
        tell: (line) => this.lines.push(line),
        journal: {
          write: (next) => {
            this.#call();
            this.saved = JSON.stringify(next);
          },
          takeOrder: () => {
            const { order } = this;
            this.order = undefined;
            return order;
          },
        },
        sleep: (milliseconds) => {
          if (this.callsLeft <= 0) return Promise.reject(new Crash("the process is gone"));
          this.time += milliseconds;
          this.onSleep();
          return Promise.resolve();
        },
      },
      state,
    );
  }
}
