import type { DrillBound } from "./bound";
import { type Comparison, compare, type Verdict, worstVerdict } from "./compare";
import { type DrillName, drills } from "./definitions";
import type { LoadEnd } from "./driver";
import { countRequests, type Latency, latencyOf, type RequestCounts } from "./outcomes";
import { capacityLeft, timesOf } from "./recovery";
import type { DrillRecord, DrillRequest } from "./run";
import { bucketSize, type Timeline, timelineOf } from "./timeline";

/** One drill's result, as `--json` prints it and the twin's folder keeps it. Times are seconds from the fault on unless it says otherwise. */
export interface DrillResult {
  readonly drill: DrillName;
  readonly stack: string;
  readonly platform: "aws" | "kubernetes";
  /** ISO 8601. */
  readonly startedAt: string;
  readonly seed: number;
  /** Requests a second before the fault. */
  readonly rate: number;
  readonly url: string;
  readonly victim: {
    readonly kind: "node" | "zone" | "cluster";
    readonly name: string;
    readonly nodes: readonly string[];
  };
  readonly requests: RequestCounts &
    Pick<LoadEnd, "notSent"> & {
      /** Sent to nodes again, by the balancer's own counter; null where it does not say. */
      readonly retriedByBalancer: number | null;
    };
  /** `null` for what did not come to pass while the drill looked; `fullRedundancy` also where it ended before a node could be missed. */
  readonly times: {
    readonly detect: number | null;
    readonly firstFailure: number | null;
    readonly lastFailure: number;
    readonly fullRedundancy: number | null;
  };
  /** Milliseconds, from when a request was due: before the fault, from it until the cluster was whole, and after that. */
  readonly latency: { readonly before: Latency; readonly during: Latency; readonly after: Latency };
  /** Percent of the nodes wanted that were healthy when fewest were, of the group that was worst off. */
  readonly capacityLeft: number;
  readonly comparisons: readonly Comparison[];
  readonly verdict: Verdict;
  /** What the budget is of, or why there is none. */
  readonly bound: string;
  /** Milliseconds that the generator was behind. */
  readonly lateness: LoadEnd["lateness"];
  readonly wasInterrupted: boolean;
  readonly isWholeAgain: boolean;
  readonly problems: readonly string[];
  readonly notProven: readonly string[];
  /** Milliseconds since the load began. */
  readonly timeline: Timeline & { readonly bucketSize: number; readonly faultAt: number; readonly endedAt: number };
}

interface DrillContext {
  readonly stack: string;
  readonly platform: "aws" | "kubernetes";
  readonly startedAt: Date;
  readonly seed: number;
  readonly url: string;
  readonly bound: DrillBound;
}

const toSeconds = (milliseconds: number | undefined) => (milliseconds === undefined ? null : milliseconds / 1000);

/** From everything that a drill saw to what it says. */
export function drillResult(record: DrillRecord, request: DrillRequest, context: DrillContext): DrillResult {
  const { drill, victim, rate } = request;
  const { outcomes, views, faultAt, endedAt, executions, loadEnd, wasInterrupted } = record;
  const { stack, platform, startedAt, seed, url, bound } = context;
  const { notProven, victim: kind, isDetected } = drills[drill];
  const nodes = victim.nodes.map(({ name }) => name);
  const isCutShort = wasInterrupted || record.problems.length > 0;
  const times = timesOf({ outcomes, views, victims: nodes, faultAt, isCutShort, isDetected });
  // Where no node was missed, the fault has lasted until the end.
  const wholeAt = faultAt + (times.fullRedundancy || Number.POSITIVE_INFINITY);
  const failed = outcomes.filter(({ dueAt, failure }) => dueAt >= faultAt && failure !== undefined).length;
  const comparisons = compare(bound, { times, failed, rate, watched: (endedAt - faultAt) / 1000 });
  const between = (from: number, to: number) => latencyOf(outcomes.filter(({ dueAt }) => dueAt >= from && dueAt < to));
  return {
    ...{ drill, stack, platform, startedAt: startedAt.toISOString(), seed, rate, url },
    victim: { kind, name: victim.name, nodes },
    requests: {
      ...countRequests(outcomes, executions),
      notSent: loadEnd.notSent,
      retriedByBalancer: record.retries ?? null,
    },
    times: {
      detect: toSeconds(times.detect),
      firstFailure: toSeconds(times.firstFailure),
      lastFailure: times.lastFailure / 1000,
      fullRedundancy: toSeconds(times.fullRedundancy),
    },
    latency: {
      before: between(0, faultAt),
      during: between(faultAt, wholeAt),
      after: between(wholeAt, Number.POSITIVE_INFINITY),
    },
    capacityLeft: capacityLeft({ views, faultAt }),
    comparisons,
    verdict: verdictOf(record, comparisons),
    bound: bound.path ?? bound.because ?? "",
    lateness: loadEnd.lateness,
    ...{ wasInterrupted, isWholeAgain: record.isWholeAgain, problems: record.problems, notProven },
    timeline: { ...timelineOf(outcomes, views, endedAt), bucketSize, faultAt, endedAt },
  };
}

/** Milliseconds by which a generator may be late at worst: what it then holds for a failure may be its own. */
const mostLate = 2000;

/** A load that was not what was asked for proves nothing; a drill that was cut short nothing but what it broke by then. */
function verdictOf({ wasInterrupted, problems, loadEnd }: DrillRecord, comparisons: readonly Comparison[]): Verdict {
  if (loadEnd.notSent > 0 || loadEnd.lateness.worst > mostLate) return "notJudged";
  const worst = worstVerdict(comparisons.map(({ verdict }) => verdict));
  return wasInterrupted || problems.length > 0 ? worstVerdict([worst, "notJudged"]) : worst;
}
