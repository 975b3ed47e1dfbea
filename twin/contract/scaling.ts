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
