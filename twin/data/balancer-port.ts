import type { DesiredState, Node, Registration, TargetHealth } from "../contract/desired-state";

/** What the plane asks of the load balancers' side: HAProxy in the twin, a recording in tests. */
export interface BalancerPort {
  /** Takes over what still runs. */
  start(): Promise<void>;
  /**
   * Serves exactly this from now on, without a loss for connections that it does not concern.
   * Throws when the machine refuses; what was served before is served on.
   */
  apply(desired: DesiredState, registrations: readonly Registration[], nodes: readonly Node[]): Promise<void>;
  health(): readonly TargetHealth[];
  /** What each balancer has answered so far, by ARN. */
  counters?(): {
    readonly balancers: ReadonlyMap<
      string,
      { readonly requests: number; readonly serverErrors: number; readonly retries: number }
    >;
  };
  /** Why a listener cannot have this address and port, in the user's words. */
  canBind(address: string, port: number): Promise<string | undefined>;
  /** Ends every process at once, as a crash does: what serves again notices by itself. */
  crash(): Promise<void>;
  /** Closes every port and ends every process. */
  stop(): Promise<void>;
}
