import type { StepPolicy, WatchedMetric } from "../../platforms/aws/scaling/policies";
import type { AlarmRule } from "../../platforms/aws/scaling/step-scaling";

/** An alarm whose state the twin measures. */
export interface MeasuredAlarm {
  readonly alarmName: string;
  readonly metric: WatchedMetric;
  /** Seconds of one datapoint. */
  readonly period: number;
  readonly alarm: AlarmRule;
  /** For requests and answers: ARNs of the target groups that they are counted in. */
  readonly counted: readonly string[];
}

/** A step policy as one of its alarms calls it. */
export interface StepScalingPolicy extends StepPolicy {
  readonly alarmName: string;
  /** For requests: ARNs of the target groups that they are counted in. */
  readonly counted: readonly string[];
}
