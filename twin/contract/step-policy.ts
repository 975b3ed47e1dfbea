import type { StepPolicy } from "../../platforms/aws/scaling/policies";

/** A step policy as one of its alarms calls it. */
export interface StepScalingPolicy extends StepPolicy {
  readonly alarmName: string;
  /** For requests: ARNs of the target groups that they are counted in. */
  readonly counted: readonly string[];
}
