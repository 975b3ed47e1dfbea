import type { DataPlaneKind, NodePool, TrafficPath, Wait } from "./traffic-path";

/** One way from a listener or one of its rules to a target group. */
export interface Route extends TrafficPath {
  /** Where it is set: `loadBalancer.listeners.https.defaultAction`, or the resource. */
  readonly path: string;
  readonly listener: string;
  /** Absent for the listener's default action. */
  readonly rule?: string;
  readonly targetGroup: string;
}

/** What capacity depends on. */
export interface PoolCapacity extends Pick<NodePool, "path" | "minSize" | "minHealthyPercentage"> {
  /** Zones over which its nodes are spread. */
  readonly zones: number;
  /** Nodes that carry the load. */
  readonly needed: number;
  /** What says how many are needed. */
  readonly source: string;
  /** Percent of the processor that target tracking aims at. */
  readonly cpuTarget: number | undefined;
  /** Whether a listener sends it traffic. */
  readonly hasTraffic: boolean;
}

/** How many nodes of a group there may be at once. */
export interface PoolGrowth {
  readonly maxSize: number;
  /** Zones over which its nodes are spread. */
  readonly zones: number;
  /** Percent of its size that a rollout may reach. */
  readonly maxHealthyPercentage: number;
}

/** What takes addresses of one subnet. */
export interface SubnetUse {
  readonly cidr: string;
  /** Groups with nodes in it. */
  readonly pools: readonly PoolGrowth[];
  readonly balancers: number;
  /** Whatever takes one address. */
  readonly other: number;
}

export interface PlacedSubnetUse extends SubnetUse {
  readonly zone: string;
  readonly tier: "public" | "private";
}

/** The way of requests through one cluster: what every analysis reads, whatever it was read from. */
export interface Topology {
  readonly plane: DataPlaneKind;
  readonly routes: readonly Route[];
  /** By key. */
  readonly pools: Readonly<Record<string, PoolCapacity>>;
  /** Absent where it is not known. */
  readonly subnets?: readonly PlacedSubnetUse[];
}

/** Each target's part of an action's requests, 0 to 1: its weight among all. */
export function sharesOf(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total === 0 ? 0 : weight / total));
}

/** Hooks of a launch wait side by side: the longest decides, and on average half of it is used. Seconds. */
export function hooksWait(path: string, timeouts: readonly number[]): Wait {
  const worst = Math.max(0, ...timeouts);
  return { path, worst, typical: worst / 2 };
}
