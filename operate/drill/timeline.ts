import type { NodeState, TimedView } from "./cluster-view";
import type { RequestOutcome } from "./outcomes";

/** Milliseconds of one column. */
export const bucketSize = 100;

/** What became of the requests that were due within one column. */
export interface Bucket {
  /** Milliseconds since the load began, of its beginning. */
  readonly at: number;
  readonly answered: number;
  /** Answered with 500 or more. */
  readonly refused: number;
  /** Not answered. */
  readonly unanswered: number;
}

/** A node in one state, from one moment to the next. Milliseconds since the load began. */
interface StateSpan {
  readonly from: number;
  readonly to: number;
  readonly state: NodeState;
}

interface NodeLane {
  readonly name: string;
  readonly group: string;
  readonly zone: string;
  readonly spans: readonly StateSpan[];
}

export interface Timeline {
  readonly buckets: readonly Bucket[];
  readonly nodes: readonly NodeLane[];
}

/** Every column from the first request to `endedAt`, empty ones too. */
function bucketsOf(outcomes: readonly RequestOutcome[], endedAt: number): readonly Bucket[] {
  const count = Math.max(1, Math.ceil(endedAt / bucketSize));
  const columns = Array.from({ length: count }, () => ({ answered: 0, refused: 0, unanswered: 0 }));
  for (const { dueAt, failure } of outcomes) {
    const column = columns[Math.min(count - 1, Math.max(0, Math.floor(dueAt / bucketSize)))];
    if (column === undefined) continue;
    if (failure === undefined) column.answered += 1;
    else if (/^\d{3}$/.test(failure)) column.refused += 1;
    else column.unanswered += 1;
  }
  return columns.map((column, index) => ({ at: index * bucketSize, ...column }));
}

/** A state holds from the look that saw it first to the one that saw another, or the node no more. */
function lanesOf(views: readonly TimedView[], endedAt: number): readonly NodeLane[] {
  const lanes = new Map<string, { readonly group: string; readonly zone: string; spans: StateSpan[] }>();
  for (const [index, { at, nodes }] of views.entries()) {
    const to = views[index + 1]?.at ?? Math.max(at, endedAt);
    for (const { name, group, zone, state } of nodes) {
      const lane = lanes.get(name) ?? { group, zone, spans: [] };
      const last = lane.spans.at(-1);
      if (last !== undefined && last.to === at && last.state === state)
        lane.spans[lane.spans.length - 1] = { ...last, to };
      else lane.spans.push({ from: at, to, state });
      lanes.set(name, lane);
    }
  }
  return [...lanes]
    .map(([name, lane]) => ({ name, ...lane }))
    .sort((a, b) => a.group.localeCompare(b.group) || a.zone.localeCompare(b.zone) || a.name.localeCompare(b.name));
}

/** @param endedAt milliseconds since the load began, of the last look */
export const timelineOf = (
  outcomes: readonly RequestOutcome[],
  views: readonly TimedView[],
  endedAt: number,
): Timeline => ({ buckets: bucketsOf(outcomes, endedAt), nodes: lanesOf(views, endedAt) });
