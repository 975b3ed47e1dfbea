import type { PredictiveRule } from "./predictive";
import type { ScheduledAction, Sizes } from "./schedules";
import type { StepRule } from "./step-scaling";
import type { TrackingRule } from "./target-tracking";
import type { WarmPoolSizes } from "./warm-pool";

/** What a policy looks at, as far as a load tells it: percent of CPU, requests per target and minute, or requests a minute. */
export type ScalingMetric = "cpu" | "requests" | "totalRequests";

/** What an alarm looks at, as far as a balancer and its nodes tell it: the load, or answers 5xx a minute. */
export type WatchedMetric = ScalingMetric | "serverErrors";

/** What of a metric one datapoint is. */
export interface Measured {
  readonly metric: ScalingMetric;
  /** Seconds of one datapoint. */
  readonly period: number;
}

export interface TrackedPolicy extends TrackingRule, Measured {
  readonly metric: "cpu" | "requests";
}

export interface StepPolicy extends StepRule, Measured {}

/** What decides how many nodes a scaling group has. */
export interface GroupScaling {
  readonly sizes: Sizes;
  /** Seconds in service after which a node counts in metrics. */
  readonly warmup: number;
  readonly tracked: readonly TrackedPolicy[];
  readonly steps: readonly StepPolicy[];
  readonly predictive: readonly PredictiveRule[];
  readonly schedules: readonly ScheduledAction[];
  readonly warmPool: WarmPoolSizes | undefined;
  /** Policies that no load tells anything about, each with the reason. */
  readonly skipped: readonly string[];
}
