import type { DesiredState, Node, TargetHealth, TwinSettings } from "./desired-state";
import type { Json, Props, StoredResource } from "./resources";
import type { RefreshStatus } from "./scaling";

/** A sentence about what the data plane did, as the vendor's scaling activities are. Newest last. */
interface Activity {
  /** ISO 8601. */
  readonly at: string;
  /** Name of the scaling group or balancer. */
  readonly subject: string;
  readonly message: string;
}

/** What a balancer has answered since it was made. */
export interface BalancerTraffic {
  /** ARN. */
  readonly balancer: string;
  /** Requests, those it answered itself among them; connections of a network balancer. */
  readonly requests: number;
  /** Those of them that were answered 5xx; 0 of a network balancer. */
  readonly errors: number;
  /** Attempts after the first to reach a target, whatever answered in the end. Absent where nothing counts them. */
  readonly retries?: number;
}

/** A zone that is left on purpose: its balancers' addresses there are not named to clients, and no node is there. */
export interface ZoneEvacuation {
  readonly zone: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** Whether its nodes serve until as many others are healthy. */
  readonly launchesFirst: boolean;
}

export interface EvacuationOrder {
  /** Its whole name. */
  readonly zone: string;
  /** Whether the zone is taken back. */
  readonly isReturn: boolean;
  readonly launchesFirst: boolean;
}

/** What `vipkit status` shows. */
export interface ClusterStatus {
  readonly desired: DesiredState;
  readonly nodes: readonly Node[];
  readonly health: readonly TargetHealth[];
  /** Absent where nothing counts. */
  readonly traffic?: readonly BalancerTraffic[];
  /** Zones that a fault has taken away. */
  readonly failedZones: readonly string[];
  /** Absent where no zone can be evacuated. */
  readonly evacuations?: readonly ZoneEvacuation[];
  /** Of the stack. Absent where no zone can be evacuated. */
  readonly zones?: readonly string[];
  readonly activities: readonly Activity[];
  /** What keeps the data plane from serving the desired state, in the user's words. */
  readonly problems: readonly string[];
}

/**
 * A fault that a user or a drill injects. Nodes by id, zones, scaling groups and balancers by name, certificates by ARN. `break-deploy` gives a
 * group a version of its template whose workload never listens, until its refresh has gone back or `restore-deploy` ends it.
 * `expire-certificate` serves one that runs out within seconds, until `renew-certificate` or the daemon's own end.
 */
export type Fault =
  | { readonly kind: "expire-certificate" | "renew-certificate"; readonly certificate: string }
  | { readonly kind: "kill-balancer"; readonly balancer: string }
  | { readonly kind: "fail-zone" | "restore-zone"; readonly zone: string }
  | { readonly kind: "break-deploy" | "restore-deploy"; readonly group: string }
  | { readonly kind: "kill-node" | "hang-node" | "resume-node" | "drain-node"; readonly node: string };

/** What carries the stored resources out: HAProxy and node processes; nothing at all in tests of the control plane. */
export interface DataPlane {
  /** Brings back what the store describes, after a stop, a crash or a reboot. */
  start(): Promise<void>;
  /**
   * A resource of this type has changed, or without one: anything. Calls may overlap: coalesce them. Resolves when the change is carried
   * out, at once when it concerns nothing that runs.
   */
  reconcile(type?: string): Promise<void>;
  /**
   * What only this machine can refuse, asked before anything is stored: a port that cannot be bound, a missing HAProxy.
   * @throws CloudError
   */
  beforeCreate?(type: string, inputs: Props): Promise<void>;
  /**
   * Waits until the change of one resource has taken hold, as the real provider does: capacity in service, nodes drained.
   * Called after {@link reconcile}; a deleted resource is already gone from the control plane. `timeout` in seconds.
   * @throws CloudError when it does not settle in time; the resource stays.
   */
  waitUntilStable(type: string, id: string, timeout: number): Promise<void>;
  status(): ClusterStatus;
  /** Shows a sentence about a part of the twin among the activities. */
  noteEvent?(subject: string, message: string): void;
  /** Replaces every node of a scaling group, by name. Returns the refresh's id. @throws CloudError */
  startRefresh?(group: string): Promise<string>;
  /** The last refresh of each group. */
  refreshes?(): readonly RefreshStatus[];
  /** Leaves a zone, balancers and nodes, or takes it back. Returns once it is remembered. @throws CloudError */
  evacuate?(order: EvacuationOrder): Promise<void>;
  /** @throws CloudError for a node or zone that does not exist. */
  fault(fault: Fault): Promise<void>;
  /** Ends every process and closes every port. Nothing is drained. */
  stop(): Promise<void>;
}

/** What the daemon gives the data plane: the stored resources, a place of its own in the store, and the folder to work in. */
export interface DataPlaneHost {
  /** The stack's twin folder, absolute: `haproxy/`, `ca/`, `logs/`, `nodes/` live below it. */
  readonly folder: string;
  /** 16 to 250: second octet of the stack's loopback addresses. */
  readonly slot: number;
  readonly zones: readonly string[];
  /** The settings of the latest operation; they may change while the daemon runs. */
  settings(): TwinSettings;
  get(type: string, id: string): StoredResource | undefined;
  all(type: string): readonly StoredResource[];
  /** Unique vendor-style id: `newId("i-")`. Never repeated for this stack, even after a restart. */
  newId(prefix: string): string;
  /** Changes outputs as a controller does (desired capacity); durable once resolved. Does not reconcile by itself. */
  patch(type: string, id: string, outputs: Props): Promise<void>;
  /** What {@link saveRuntime} stored last; undefined for a new stack. */
  runtime(): Json | undefined;
  /** Stores the data plane's own state (instances, their processes); durable once resolved. */
  saveRuntime(state: Json): Promise<void>;
  /** One line in daemon.log. */
  log(message: string): void;
}

export type DataPlaneFactory = (host: DataPlaneHost) => DataPlane;

/** For tests of the control plane: stores everything, runs nothing. */
export function createNullDataPlane(host: DataPlaneHost): DataPlane {
  const idle = () => Promise.resolve();
  return {
    start: idle,
    reconcile: idle,
    waitUntilStable: idle,
    fault: idle,
    stop: idle,
    status: () => ({
      desired: {
        slot: host.slot,
        balancers: [],
        targetGroups: [],
        scalingGroups: [],
        securityGroups: [],
        certificates: [],
      },
      nodes: [],
      health: [],
      failedZones: [],
      activities: [],
      problems: [],
    }),
  };
}
