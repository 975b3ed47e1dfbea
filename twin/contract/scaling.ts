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

/** Sizes that a clock sets; an absent one stays as it is. */
export interface ScheduledAction {
  readonly name: string;
  /** Five cron fields; undefined for a single start time. */
  readonly recurrence: string | undefined;
  readonly timeZone: string;
  /** Milliseconds since the epoch. */
  readonly startTime: number | undefined;
  readonly endTime: number | undefined;
  readonly minSize: number | undefined;
  readonly maxSize: number | undefined;
  readonly desiredCapacity: number | undefined;
}
