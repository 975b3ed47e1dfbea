import type { DesiredState, Node, Registration, TargetHealth } from "./types";

/** What the plane asks of the load balancers' side: HAProxy in the twin, a recording in tests. */
export interface BalancerSide {
  /** Serves exactly this from now on. Without a loss for connections that it does not concern. */
  apply(desired: DesiredState, registrations: readonly Registration[], nodes: readonly Node[]): Promise<void>;
  health(): Promise<readonly TargetHealth[]>;
  /** What keeps it from serving the desired state, in the user's words. */
  problems(): readonly string[];
  /** Closes every port and removes its files. */
  stop(): Promise<void>;
}
