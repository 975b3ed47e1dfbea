import type { TargetGroup, TargetHealth } from "../contract/desired-state";
import type { Occupant } from "./membership/slots";
import type { StatLine } from "./stats";

export type HealthVerdict = Pick<TargetHealth, "state" | "reason" | "description">;

/** Codes and sentences as DescribeTargetHealth gives them. Source: elasticloadbalancingv2 API, TargetHealth. */
export const verdicts = {
  healthy: { state: "healthy", reason: "", description: "" },
  initial: {
    state: "initial",
    reason: "Elb.InitialHealthChecking",
    description: "Initial health checks in progress",
  },
  registering: {
    state: "initial",
    reason: "Elb.RegistrationInProgress",
    description: "Target registration is in progress",
  },
  draining: {
    state: "draining",
    reason: "Target.DeregistrationInProgress",
    description: "Target deregistration is in progress",
  },
  notInUse: {
    state: "unused",
    reason: "Target.NotInUse",
    description: "Target group is not configured to receive traffic from the load balancer",
  },
  wrongZone: {
    state: "unused",
    reason: "Target.NotInUse",
    description: "Target is in an Availability Zone that is not enabled for the load balancer",
  },
  timeout: { state: "unhealthy", reason: "Target.Timeout", description: "Request timed out" },
  failed: { state: "unhealthy", reason: "Target.FailedHealthChecks", description: "Health checks failed" },
} as const satisfies Record<string, HealthVerdict>;

/** What HAProxy's checks say about an occupied slot. */
export function judge(occupant: Occupant, group: TargetGroup, line: StatLine | undefined, now: number): HealthVerdict {
  if (occupant.drainingSince !== undefined) return verdicts.draining;
  if (line === undefined) return verdicts.registering;
  if (line.status.startsWith("UP")) return verdicts.healthy;
  if (occupant.phase === "initial" && now < firstVerdict(occupant, group)) return verdicts.initial;
  return occupant.isAdmitted ? failure(line) : verdicts.timeout;
}

/** By then a target that never answered has failed as many checks as the threshold asks. */
function firstVerdict(occupant: Occupant, { healthCheck: check }: TargetGroup): number {
  return occupant.since + 1000 * (check.unhealthyThreshold * check.interval + check.timeout);
}

function failure(line: StatLine): HealthVerdict {
  if (/TOUT$/.test(line.checkStatus)) return verdicts.timeout;
  if (line.checkStatus !== "L7STS") return verdicts.failed;
  return {
    state: "unhealthy",
    reason: "Target.ResponseCodeMismatch",
    description: `Health checks failed with these codes: [${line.checkCode}]`,
  };
}

/** A check has passed since the slot was filled, though HAProxy still waits for its full threshold. */
export const hasFirstSuccess = (line: StatLine): boolean => /^DOWN [1-9]\d*\/\d+$/.test(line.status);
