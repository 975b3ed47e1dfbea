import { capacityOf, isWhole, type TimedView } from "./cluster-view";
import type { RequestOutcome } from "./outcomes";

/** When what happened, in milliseconds from the fault on; undefined for what did not happen while the drill looked. */
export interface DrillTimes {
  /** Until no victim was held for healthy any more. */
  readonly detect: number | undefined;
  readonly firstFailure: number | undefined;
  /** Of the request that was due last of all that failed: 0 where none failed. */
  readonly lastFailure: number;
  /** Until as many nodes were healthy as wanted, for good; 0 where there never were fewer, undefined where it ended before there could be. */
  readonly fullRedundancy: number | undefined;
}

interface Observed {
  readonly outcomes: readonly RequestOutcome[];
  readonly views: readonly TimedView[];
  readonly victims: readonly string[];
  /** Milliseconds since the load began. */
  readonly faultAt: number;
  /** Whether it ended before anything could be missed: fewer nodes than wanted would have been seen later. Default: false. */
  readonly isCutShort?: boolean;
  /** Whether the balancer was to find out. Default: false. */
  readonly isDetected?: boolean;
}

const holdsVictim = ({ nodes }: TimedView, victims: readonly string[]) =>
  nodes.some(({ name, state }) => victims.includes(name) && state === "healthy");

export function timesOf(observed: Observed): DrillTimes {
  const { outcomes, views, victims, faultAt, isCutShort = false, isDetected = false } = observed;
  const after = views.filter(({ at }) => at >= faultAt);
  const failed = outcomes.filter(({ failure, dueAt }) => failure !== undefined && dueAt >= faultAt);
  const since = failed.map(({ dueAt }) => dueAt - faultAt);
  const found = victims.length === 0 ? undefined : after.find((view) => !holdsVictim(view, victims));
  const isMissed = isDetected && victims.length > 0 && found === undefined;
  return {
    detect: sinceFault(found, faultAt),
    firstFailure: since.length === 0 ? undefined : Math.min(...since),
    lastFailure: since.reduce((latest, time) => Math.max(latest, time), 0),
    fullRedundancy: wholeAgain(after, faultAt, isCutShort || isMissed),
  };
}

const sinceFault = (view: TimedView | undefined, faultAt: number) =>
  view === undefined ? undefined : view.at - faultAt;

function wholeAgain(after: readonly TimedView[], faultAt: number, isTooEarly: boolean): number | undefined {
  const lastThin = after.findLastIndex((view) => !isWhole(view));
  if (lastThin === -1 && isTooEarly) return undefined;
  return lastThin === -1 ? 0 : sinceFault(after[lastThin + 1], faultAt);
}

/** Percent of the nodes wanted that were healthy when fewest were. */
export function capacityLeft({ views, faultAt }: Pick<Observed, "views" | "faultAt">): number {
  return Math.min(100, ...views.filter(({ at }) => at >= faultAt).map(capacityOf));
}
