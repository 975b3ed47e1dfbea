import type { Verdict } from "../budget/types";

/**
 * What the nodes that are left can carry: `covered` at the target of target tracking, `strained` above it but below a full processor,
 * `short` of either or nobody knows, `none` when no node is left.
 */
export type Strength = "covered" | "strained" | "short" | "none";

/** Nodes that are left after a loss. */
export interface Left {
  readonly left: number;
  /** Of the nodes needed, whole percent, rounded down. */
  readonly percent: number;
  readonly strength: Strength;
  /** Percent of the processor that the rest would run at; absent without a CPU target, or without a node. */
  readonly cpu?: number;
}

export interface GroupCapacity {
  /** Fewest nodes. */
  readonly nodes: number;
  /** Nodes that carry the load at the target of target tracking. */
  readonly needed: number;
  /** `objectives.nodesNeeded.<key>`, or `nodeGroups.<key>.minSize`. */
  readonly source: string;
  readonly zones: number;
  readonly nodeLoss: Left;
  readonly zoneLoss: Left;
  /** A zone is lost while an instance refresh has taken all the nodes out that it may. */
  readonly zoneLossInRefresh: Left;
  /** Whether one node can be spared at the target. */
  readonly nPlusOne: boolean;
  /** Whether a listener sends it traffic; what gets none is held to no objective. */
  readonly hasTraffic: boolean;
  readonly verdict: Verdict;
}

/** What the weighted groups of one action carry together. */
export interface PathCapacity {
  /** `loadBalancer.listeners.https.defaultAction`. */
  readonly path: string;
  /** Percent of the action's requests that are still carried at the target; weights do not follow a loss. */
  readonly nodeLoss: number;
  readonly zoneLoss: number;
  readonly zoneLossInRefresh: number;
  /** Whether any one node can be spared at the target. */
  readonly nPlusOne: boolean;
  readonly verdict: Verdict;
}

/** What takes addresses of one subnet, at the most that is allowed. */
export interface Demand {
  readonly nodes: number;
  /** As many nodes as this zone gets when another zone is lost. */
  readonly nodesAfterZoneLoss: number;
  /** What balancers must find free: 8 each. */
  readonly balancer: number;
  /** Endpoints, NAT gateways and single machines. */
  readonly other: number;
}

export interface Room extends Demand {
  readonly cidr: string;
  /** Addresses that AWS leaves for use. */
  readonly usable: number;
  /** What is left in normal times, and while another zone is lost; below 0 it does not fit. */
  readonly free: number;
  readonly freeAfterZoneLoss: number;
}

export interface SubnetRoom extends Room {
  readonly zone: string;
  readonly tier: "public" | "private";
}

export interface ClusterCapacity {
  readonly nodeGroups: Readonly<Record<string, GroupCapacity>>;
  readonly paths: readonly PathCapacity[];
  /** Absent where it is not known: the network exists already, or its account alone knows the zones' names. */
  readonly subnets?: readonly SubnetRoom[];
  /** Percent; absent where the environment promises none. */
  readonly objective?: number;
}
