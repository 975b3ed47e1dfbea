import { planStep, type StepRule } from "./step-scaling";
import {
  type Datapoint,
  planTracking,
  type ScaleChange,
  type TrackedGroup,
  type TrackingRule,
} from "./target-tracking";

/** A policy with what its metric was, newest last. */
interface Watched<T> {
  readonly policy: T;
  readonly datapoints: readonly Datapoint[];
}

/** What a group's policies make of it, and which of them: `tracking` or `step`. */
export interface PlannedSize<T extends StepRule> {
  readonly desired: number;
  readonly tracking: ScaleChange | undefined;
  readonly step: T | undefined;
}

/**
 * The capacity that tracking and step policies ask for together; undefined when they ask for nothing. For more nodes as for fewer the largest
 * counts. Source: EC2 Auto Scaling user guide, multiple scaling policies; read 2026-11-30.
 * @param steps those alone whose alarm has been judged anew: it calls its policy once a period
 */
export function planScaling<T extends StepRule>(
  group: TrackedGroup & { readonly warm: number },
  tracked: readonly Watched<TrackingRule>[],
  steps: readonly Watched<T>[],
): PlannedSize<T> | undefined {
  const tracking = planTracking(group, tracked);
  const proposals = steps.flatMap(({ policy, datapoints }) => {
    const values = datapoints.map(({ value }) => value);
    const desired = planStep(policy, group, values);
    return desired === undefined ? [] : [{ desired, tracking: undefined, step: policy }];
  });
  const own = tracking === undefined ? [] : [{ desired: tracking.desired, tracking, step: undefined }];
  const [first] = [...own, ...proposals].toSorted((a, b) => b.desired - a.desired);
  return first?.desired === group.desired ? undefined : first;
}
