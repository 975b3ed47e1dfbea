/** What decides where requests go: the balancer of the cloud, or the twin's HAProxy. */
export type DataPlaneKind = "application" | "network" | "twin";

/** Protocols that listeners and target groups speak. */
export type Protocol = "HTTP" | "HTTPS" | "TCP" | "TLS" | "UDP" | "TCP_UDP";

/** How the targets of a group are checked. */
export interface HealthCheckTimings {
  /** Undefined: by the group's own protocol. */
  readonly protocol?: "HTTP" | "HTTPS" | "TCP" | undefined;
  /** Seconds. */
  readonly interval: number;
  /** Seconds. */
  readonly timeout: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
}

/** What detection needs of a target group. */
export interface CheckedTargets {
  readonly protocol: Protocol;
  readonly healthCheck: HealthCheckTimings;
}

/** What all formulas need of it. */
export interface TargetGroupTimings extends CheckedTargets {
  /** Where it is set, as sources name it: `targetGroups.web`, or the resource. */
  readonly path: string;
  /** Whether it is a Lambda function: no node of the cluster's is behind it. Default: false. */
  readonly isFunction?: boolean;
  readonly deregistrationDelay: number;
  readonly slowStart: number;
}

/** A wait and what sets it. Seconds. */
export interface Wait {
  readonly path: string;
  readonly worst: number;
  readonly typical: number;
}

/** A group of nodes behind a target group: how many, and how they are replaced. */
export interface NodePool {
  /** Where it is set: `nodeGroups.web`, or the resource. */
  readonly path: string;
  readonly minSize: number;
  /** Zones over which its nodes are spread; undefined where that is not known yet. */
  readonly zones: number | undefined;
  /** Percent of its nodes that a rollout keeps; from 100 on a new node comes before an old one goes. */
  readonly minHealthyPercentage: number;
  /** Why nothing says when a node that its balancer finds unhealthy is replaced; undefined: its group replaces it. */
  readonly notReplaced?: string | undefined;
  readonly healthCheckGracePeriod: number;
  /** From the launch until the workload answers; undefined: nothing bounds it. */
  readonly boot: Wait | undefined;
  /** Launch hooks of the user's own; 0: there are none. */
  readonly hooks: Wait;
}

/** What leads clients to another region when this one is lost. */
export interface RegionFailover {
  /** Records of one name, or an accelerator's endpoint groups. */
  readonly by: "records" | "accelerator";
  /** Where it is set, as sources name it: `address`, or the resource. */
  readonly path: string;
  /** Whether clients come here only while another region is down. */
  readonly isStandby: boolean;
  /** Undefined: the vendor's own view of the balancer's targets decides. */
  readonly check: Pick<HealthCheckTimings, "interval" | "unhealthyThreshold" | "protocol"> | undefined;
}

/** One way from a listener to a target group, with all that its times depend on, whatever it was read from. */
export interface TrafficPath {
  readonly plane: DataPlaneKind;
  readonly balancer: {
    readonly type: "application" | "network";
    readonly idleTimeout: number;
    /** Zones in which it has an address; undefined where that is not known yet. */
    readonly zones: number | undefined;
  };
  /** Undefined where nothing names it. */
  readonly region: string | undefined;
  /** What leads clients elsewhere when the region is lost; empty: nothing does. */
  readonly regionFailovers?: readonly RegionFailover[];
  readonly group: TargetGroupTimings;
  /** Part of the rule's requests that this target group gets, 0 to 1. */
  readonly share: number;
  /** Empty: its targets are registered outside this program. */
  readonly served: readonly NodePool[];
  /** Zones of the nodes; undefined where that is not known yet. */
  readonly nodeZones: number | undefined;
  /** Whether each zone's balancer reaches the targets of all zones. */
  readonly crossesZones: boolean;
}

/** The fewest nodes that serve it. */
export const nodesOf = ({ served }: Pick<TrafficPath, "served">): number =>
  served.reduce((sum, { minSize }) => sum + minSize, 0);

/** Nodes that the fullest zone holds: groups spread their nodes evenly. Undefined while it is not known over how many zones. */
export function nodesInZone({ served }: Pick<TrafficPath, "served">): number | undefined {
  let nodes = 0;
  for (const { minSize, zones } of served) {
    if (zones === undefined) return undefined;
    nodes += Math.ceil(minSize / Math.max(1, zones));
  }
  return nodes;
}

/** Targets that are registered outside this program: how many there are is not known here. */
export const isUncounted = ({ served }: Pick<TrafficPath, "served">): boolean => served.length === 0;
