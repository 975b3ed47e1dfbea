import type { DrillNode, NodeState, TimedView } from "../../../operate/drill/cluster-view";
import type { RequestOutcome } from "../../../operate/drill/outcomes";

/** A request that was due at a time, in milliseconds. */
export const request = (dueAt: number, failure?: string, more: Partial<RequestOutcome> = {}): RequestOutcome => ({
  id: `r-${dueAt}`,
  method: "GET",
  dueAt,
  latency: 10,
  failure,
  ...more,
});

/** A cluster at a time: the state of each node by its name, whose first letter is its group. */
export const view = (at: number, states: Readonly<Record<string, NodeState>>, wanted = 2): TimedView => ({
  at,
  nodes: Object.entries(states).map(
    ([name, state]): DrillNode => ({ name, group: name.charAt(0), zone: `zone-${name.charAt(1)}`, state, share: 0.5 }),
  ),
  wanted: Object.fromEntries(Object.keys(states).map((name) => [name.charAt(0), wanted])),
});
