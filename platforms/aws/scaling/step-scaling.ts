/**
 * Step scaling: an alarm's breach, and how far it goes beyond the threshold, say by how much a group changes.
 * Source: EC2 Auto Scaling user guide, step and simple scaling policies (steps, adjustment types, warm-up); read 2026-11-30.
 */
type AdjustmentType = "ChangeInCapacity" | "ExactCapacity" | "PercentChangeInCapacity";

export const adjustmentTypes: readonly AdjustmentType[] = [
  "ChangeInCapacity",
  "ExactCapacity",
  "PercentChangeInCapacity",
];

export type Comparison = "above" | "atLeast" | "below" | "atMost";

/** When an alarm breaches. */
export interface AlarmRule {
  readonly comparison: Comparison;
  readonly threshold: number;
  readonly evaluationPeriods: number;
  /** Of the evaluated periods, so many must breach. */
  readonly datapointsToAlarm: number;
}

export interface Step {
  /** Distance from the threshold, included; undefined: no bound. */
  readonly lower: number | undefined;
  /** Distance from the threshold, excluded; undefined: no bound. */
  readonly upper: number | undefined;
  readonly adjustment: number;
}

export interface StepRule {
  readonly name: string;
  readonly adjustmentType: AdjustmentType;
  /** Fewest nodes that a percentage changes. */
  readonly minAdjustmentMagnitude: number;
  readonly steps: readonly Step[];
  readonly alarm: AlarmRule;
}

const breaches: Readonly<Record<Comparison, (value: number, threshold: number) => boolean>> = {
  above: (value, threshold) => value > threshold,
  atLeast: (value, threshold) => value >= threshold,
  below: (value, threshold) => value < threshold,
  atMost: (value, threshold) => value <= threshold,
};

/** Whether enough of the last values breach; with fewer values than it evaluates the alarm has insufficient data. Newest last. */
export function isInAlarm(alarm: AlarmRule, values: readonly number[]): boolean {
  const recent = values.slice(-alarm.evaluationPeriods);
  if (recent.length < alarm.evaluationPeriods) return false;
  return recent.filter((value) => breaches[alarm.comparison](value, alarm.threshold)).length >= alarm.datapointsToAlarm;
}

/**
 * The capacity that a policy asks for while its alarm holds; undefined when it asks for nothing.
 * @param group `warm` are the nodes past their warm-up: while others warm up, a step adds only what goes beyond those
 */
export function planStep(
  rule: StepRule,
  group: { readonly desired: number; readonly warm: number; readonly minSize: number; readonly maxSize: number },
  values: readonly number[],
): number | undefined {
  const last = values.at(-1);
  if (last === undefined || !isInAlarm(rule.alarm, values)) return undefined;
  const step = stepFor(rule, last);
  if (step === undefined) return undefined;
  const isWarming = group.warm < group.desired;
  const wanted = clamp(adjusted(rule, isWarming ? group.warm : group.desired, step.adjustment), group);
  if (wanted > group.desired) return wanted;
  return !isWarming && wanted < group.desired ? wanted : undefined;
}

/** At a distance below the threshold the bounds are the other way round: the lower one is excluded. */
function stepFor({ steps, alarm: { threshold } }: StepRule, value: number): Step | undefined {
  const distance = value - threshold;
  return steps.find(({ lower = Number.NEGATIVE_INFINITY, upper = Number.POSITIVE_INFINITY }) =>
    distance >= 0 ? distance >= lower && distance < upper : distance > lower && distance <= upper,
  );
}

function adjusted({ adjustmentType, minAdjustmentMagnitude }: StepRule, capacity: number, adjustment: number): number {
  if (adjustmentType === "ExactCapacity") return adjustment;
  if (adjustmentType === "ChangeInCapacity") return capacity + adjustment;
  const change = wholeNodes((capacity * adjustment) / 100);
  const least = Math.max(Math.abs(change), minAdjustmentMagnitude);
  return capacity + Math.sign(adjustment) * least;
}

/** Toward zero, but never to zero: 12.7 is 12, 0.67 is 1, -6.67 is -6, -0.58 is -1. */
const wholeNodes = (change: number): number =>
  change !== 0 && Math.abs(change) < 1 ? Math.sign(change) : Math.trunc(change);

const clamp = (size: number, { minSize, maxSize }: { readonly minSize: number; readonly maxSize: number }): number =>
  Math.min(Math.max(size, minSize), maxSize);
