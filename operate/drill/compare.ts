import type { DrillBound } from "./bound";
import type { DrillTimes } from "./recovery";

/**
 * `overBudget`: measured more than the budget allows, which is a fault of vipkit's or of its twin; `overObjective`: the budget allows more than
 * the environment promises; `notJudged`: there is a bound, and the drill ended too early to hold against it; `none`: there is no bound.
 */
export type Verdict = "within" | "overBudget" | "overObjective" | "notJudged" | "none";

/** One line of a drill's table. */
export interface Comparison {
  readonly measure: "last failure" | "failed requests" | "full redundancy";
  readonly unit: "s" | "requests";
  readonly objective: number | undefined;
  readonly budget: number | undefined;
  /** Undefined where it did not come to pass while the drill looked. */
  readonly measured: number | undefined;
  readonly verdict: Verdict;
}

interface Measured {
  readonly times: DrillTimes;
  /** Requests that were due from the fault on and failed. */
  readonly failed: number;
  /** Requests a second. */
  readonly rate: number;
  /** Seconds that the drill looked on after the fault. */
  readonly watched: number;
}

/** Standard deviations by which chance may give a node more requests than its share. */
const chance = 4;

/** Requests that may fail: those of the budget's time at the load's rate, and what chance adds, since weights only hold on average. */
export function lostAtMost({ seconds, lostSeconds }: DrillBound, rate: number): number | undefined {
  if (seconds === undefined || lostSeconds === undefined) return undefined;
  if (seconds === 0) return 0;
  const share = Math.min(1, lostSeconds / seconds);
  return Math.ceil(rate * lostSeconds + chance * Math.sqrt(rate * seconds * share * (1 - share)));
}

const toSeconds = (milliseconds: number | undefined) => (milliseconds === undefined ? undefined : milliseconds / 1000);

/** Objective, budget and measurement side by side. */
export function compare(bound: DrillBound, { times, failed, rate, watched }: Measured): readonly Comparison[] {
  const line = (one: Omit<Comparison, "verdict">): Comparison => ({ ...one, verdict: verdictOf(one, watched) });
  return [
    line({
      measure: "last failure",
      unit: "s",
      objective: bound.objective,
      budget: bound.seconds,
      measured: times.lastFailure / 1000,
    }),
    line({
      measure: "failed requests",
      unit: "requests",
      objective: undefined,
      budget: lostAtMost(bound, rate),
      measured: failed,
    }),
    line({
      measure: "full redundancy",
      unit: "s",
      objective: undefined,
      budget: bound.recovery,
      measured: toSeconds(times.fullRedundancy),
    }),
  ];
}

function verdictOf({ objective, budget, measured, unit }: Omit<Comparison, "verdict">, watched: number): Verdict {
  if (objective !== undefined && (budget === undefined || budget > objective)) return "overObjective";
  if (budget === undefined) return "none";
  if (measured !== undefined) return measured > budget ? "overBudget" : "within";
  return unit === "s" && watched > budget ? "overBudget" : "notJudged";
}

const gravity: readonly Verdict[] = ["none", "within", "notJudged", "overObjective", "overBudget"];

/** The worst of a drill's lines. */
export const worstVerdict = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce<Verdict>((worst, each) => (gravity.indexOf(each) > gravity.indexOf(worst) ? each : worst), "none");

/** Whether a drill is passed: nothing is beyond a bound, and what has one was held against it. */
export const isPassed = (verdict: Verdict): boolean => verdict === "within" || verdict === "none";
