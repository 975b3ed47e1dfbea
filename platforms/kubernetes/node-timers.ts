/** What is read of a target group's health check. */
interface CheckTimes {
  readonly interval: number;
  readonly healthyThreshold: number;
}

interface NodeTimes {
  readonly bootTime: number;
  readonly healthCheckGracePeriod?: number | undefined;
  readonly stopTimeout?: number | undefined;
}

interface Served {
  readonly deregistrationDelay: number;
  readonly healthCheck: CheckTimes;
}

/** Seconds of a node's life that follow from its own settings and from the target groups that it serves. */
interface NodeTimers {
  /** After the start, in which a failing check restarts nothing. */
  readonly grace: number;
  /** From the order to leave until it is told to stop: proxies hear of it meanwhile. */
  readonly preStop: number;
  /** From there until it is killed. */
  readonly stop: number;
}

/** A stopping service gets a little longer than its drain: the last answer must go out. */
const stopMargin = 10;

export function planNodeTimers(own: NodeTimes, served: readonly Served[], propagation: number): NodeTimers {
  const checks = served.map(({ healthCheck: { interval, healthyThreshold } }) => interval * healthyThreshold);
  const drains = served.map(({ deregistrationDelay }) => deregistrationDelay);
  return {
    grace: own.healthCheckGracePeriod ?? own.bootTime + Math.max(0, ...checks),
    preStop: propagation,
    stop: own.stopTimeout ?? Math.max(0, ...drains) + stopMargin,
  };
}
