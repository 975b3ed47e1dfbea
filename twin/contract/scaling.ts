import type { MeasuredAlarm } from "./step-policy";

/** Where a machine of a scaling group stands, in the vendor's words. */
export type NodeLifecycle =
  | "Warmed:Pending"
  | "Warmed:Stopped"
  | "Pending"
  | "Pending:Wait"
  | "InService"
  | "Terminating"
  | "Terminating:Wait"
  | "Terminated";

/** An instance refresh as the vendor's DescribeInstanceRefreshes tells of it. */
export interface RefreshStatus {
  /** Name of the scaling group. */
  readonly group: string;
  readonly id: string;
  readonly status:
    | "InProgress"
    | "Baking"
    | "Successful"
    | "Failed"
    | "RollbackInProgress"
    | "RollbackSuccessful"
    | "RollbackFailed";
  readonly percentageComplete: number;
  /** Nodes that are still to be replaced. */
  readonly instancesToUpdate: number;
  /** Why it goes back or has failed; empty otherwise. */
  readonly reason: string;
}

/** How a group's nodes are replaced by those of a new version. */
export interface RefreshPreferences {
  readonly minHealthyPercentage: number;
  readonly maxHealthyPercentage: number;
  readonly autoRollback: boolean;
  readonly instanceWarmup: number;
  /** Percentages of the group after which the refresh pauses, ascending. */
  readonly checkpoints: readonly number[];
  /** Seconds. */
  readonly checkpointDelay: number;
  readonly bakeTime: number;
  /** Those of its alarms that the twin measures: one in state ALARM ends the refresh. */
  readonly alarms: readonly MeasuredAlarm[];
  /** Why the others are not measured, one sentence each. */
  readonly unmeasured: readonly string[];
}
