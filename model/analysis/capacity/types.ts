import type { ObjectiveVerdict } from "../budget/types";

/**
 * What the nodes that are left can carry: `sufficient` at the target of target tracking, `degraded` above it but below a full processor,
 * `insufficient` of either or unknown, `none` when no node is left.
 */
export type CapacityStatus = "sufficient" | "degraded" | "insufficient" | "none";

/** Nodes that are left after a loss. */
export interface RemainingCapacity {
  readonly left: number;
  /** Of the nodes needed, whole percent, rounded down. */
  readonly percent: number;
  readonly status: CapacityStatus;
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
  readonly nodeLoss: RemainingCapacity;
  readonly zoneLoss: RemainingCapacity;
  /** A zone is lost while an instance refresh has taken all the nodes out that it may. */
  readonly zoneLossInRefresh: RemainingCapacity;
  /** Whether one node can be spared at the target. */
  readonly nPlusOne: boolean;
  /** Whether a listener sends it traffic; what gets none is held to no objective. */
  readonly hasTraffic: boolean;
  readonly verdict: ObjectiveVerdict;
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
  readonly verdict: ObjectiveVerdict;
}

/** What takes addresses of one subnet, at the most that is allowed. */
interface Demand {
  readonly nodes: number;
  /** As many nodes as this zone gets when another zone is lost. */
  readonly nodesAfterZoneLoss: number;
  /** What balancers must find free: 8 each. */
  readonly balancer: number;
  /** Endpoints, NAT gateways and single machines. */
  readonly other: number;
}

export interface AddressHeadroom extends Demand {
  readonly cidr: string;
  /** Addresses that AWS leaves for use. */
  readonly usable: number;
  /** What is left in normal times, and while another zone is lost; below 0 it does not fit. */
  readonly free: number;
  readonly freeAfterZoneLoss: number;
}

interface SubnetHeadroom extends AddressHeadroom {
  readonly zone: string;
  readonly tier: "public" | "private";
}

export interface ClusterCapacity {
  readonly nodeGroups: Readonly<Record<string, GroupCapacity>>;
  readonly paths: readonly PathCapacity[];
  /** Absent where it is not known: the network exists already, or its account alone knows the zones' names. */
  readonly subnets?: readonly SubnetHeadroom[];
  /** Percent; absent where the environment promises none. */
  readonly objective?: number;
}
