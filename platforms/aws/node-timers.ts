import type { HealthCheckTimings } from "../../model/topology/traffic-path";

/** What a node group needs to know of a target group that it serves. Seconds. */
interface ServedTimings {
  readonly deregistrationDelay: number;
  readonly healthCheck: Pick<HealthCheckTimings, "interval" | "healthyThreshold">;
}

/** What of a node group's settings its timers follow from. Seconds. */
interface NodeTimings {
  readonly bootTime: number;
  readonly stopTimeout?: number | undefined;
  readonly healthCheckGracePeriod?: number | undefined;
  readonly defaultInstanceWarmup?: number | undefined;
  readonly lifecycleHooks: Readonly<
    Record<string, { readonly transition: "launching" | "terminating"; readonly heartbeatTimeout: number }>
  >;
}

/** Seconds between the end of the longest drain and the kill, so that a request begun at the last moment still ends. */
const stopMargin = 10;

/** Seconds that the provider waits for nodes to be in service before it gives up, at least. */
const minimumWait = 600;

/** Seconds; source: AWS service model autoscaling, botocore 1.44.5, lifecycle hook heartbeat. */
const minimumHeartbeat = 30;

/** Seconds from launch to the start of the node's process on the twin, where they are not set. */
export const usualBootTime = 1;

const longest = (values: readonly number[]): number => Math.max(0, ...values);

export interface Timers {
  /** Seconds. */
  readonly stopTimeout: number;
  readonly healthCheckGracePeriod: number;
  readonly defaultInstanceWarmup: number;
  /** How long a launch waits for the workload to answer. */
  readonly readyTimeout: number;
  readonly waitForCapacityTimeout: number;
}

/** Every timer that follows from others: the drain decides how long a stop may last, boot and checks decide the grace. */
export function planTimers(settings: NodeTimings, served: readonly ServedTimings[]): Timers {
  const checks = longest(served.map(({ healthCheck }) => healthCheck.healthyThreshold * healthCheck.interval));
  const drain = longest(served.map(({ deregistrationDelay }) => deregistrationDelay));
  const grace = settings.healthCheckGracePeriod ?? settings.bootTime + checks;
  const readyTimeout = Math.max(minimumHeartbeat, settings.bootTime + checks);
  const hooks = Object.values(settings.lifecycleHooks).filter(({ transition }) => transition === "launching");
  // Hooks of a launch wait side by side, and the grace begins after them.
  const launch = longest([grace, readyTimeout, ...hooks.map(({ heartbeatTimeout }) => heartbeatTimeout)]);
  return {
    stopTimeout: settings.stopTimeout ?? drain + stopMargin,
    healthCheckGracePeriod: grace,
    defaultInstanceWarmup: settings.defaultInstanceWarmup ?? settings.bootTime,
    readyTimeout,
    waitForCapacityTimeout: Math.max(minimumWait, 2 * (launch + checks)),
  };
}
