/** What a node is worth to clients. `starting` and `ending` nodes are not meant to serve. */
export type NodeState = "starting" | "initial" | "healthy" | "unhealthy" | "draining" | "ending";

/** A machine or a pod behind the balancer. */
export interface DrillNode {
  readonly name: string;
  readonly group: string;
  readonly zone: string;
  readonly state: NodeState;
  /** Part of the new requests that it gets, 0 to 1. */
  readonly share: number;
  /** The machine that a pod is on. Absent of a machine. */
  readonly host?: string | undefined;
}

/** What is broken in a cluster, and not by this drill. */
export interface StandingFault {
  /** `zone a is taken away`. */
  readonly says: string;
  /** The words after `vipkit fault` that mend it, without the stack; undefined where it mends itself. */
  readonly mend?: string;
}

/** A cluster at one moment. */
export interface ClusterView {
  readonly nodes: readonly DrillNode[];
  /** How many healthy nodes each group wants. */
  readonly wanted: Readonly<Record<string, number>>;
  /** What was broken by a fault, whether or not it shows in the nodes so far. Absent: nothing. */
  readonly standing?: readonly StandingFault[];
}

/** `at`: milliseconds since the load began. */
export interface TimedView extends ClusterView {
  readonly at: number;
}

const healthyIn = (nodes: readonly DrillNode[], group: string) =>
  nodes.filter((node) => node.group === group && node.state === "healthy").length;

/** Whether every group has as many healthy nodes as it wants. */
export const isWhole = ({ nodes, wanted }: ClusterView): boolean =>
  Object.entries(wanted).every(([group, count]) => healthyIn(nodes, group) >= count);

/** Percent of the nodes wanted that are healthy, of the group that is worst off. What a group has beyond what it wants makes up for nothing. */
export function capacityOf({ nodes, wanted }: ClusterView): number {
  const parts = Object.entries(wanted).map(([group, count]) =>
    count === 0 ? 100 : Math.min(100, (100 * healthyIn(nodes, group)) / count),
  );
  return Math.round(Math.min(100, ...parts));
}
