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
