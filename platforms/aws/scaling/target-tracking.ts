/**
 * Target tracking as the vendor's two alarms do it: three datapoints over the target scale out, fifteen below 90 % of it scale in.
 * Sources: Application Auto Scaling user guide (target tracking), EC2 Auto Scaling user guide (instance warm-up, several policies).
 */
const scaleOutDatapoints = 3;
const scaleInDatapoints = 15;
const scaleInShare = 0.9;

/** What the rules need of a policy. */
export interface TrackingRule {
  readonly name: string;
  /** Percent of CPU, or requests per target and minute. */
  readonly targetValue: number;
  readonly disableScaleIn: boolean;
}

/** One period of one policy's metric. */
export interface Datapoint {
  /** Percent of CPU, or requests per target and minute. */
  readonly value: number;
  /** Nodes that the value is an average of. */
  readonly nodes: number;
}

/** Newest last; never more than the longest alarm looks at: of target tracking, or `most` of an alarm of one's own. */
export function withDatapoint(
  datapoints: readonly Datapoint[],
  datapoint: Datapoint,
  most: number = scaleInDatapoints,
): Datapoint[] {
  return [...datapoints, datapoint].slice(-most);
}

export interface ScaleChange {
  readonly desired: number;
  readonly policy: string;
  readonly alarm: "AlarmHigh" | "AlarmLow";
}

export interface TrackedGroup {
  readonly desired: number;
  readonly minSize: number;
  readonly maxSize: number;
  /** Some nodes are still in their warm-up: only more may be asked for. */
  readonly warming: boolean;
}

/**
 * The capacity that the policies ask for; undefined when they ask for nothing. With several policies the largest one counts, and the
 * group shrinks only when every policy that may shrink it agrees.
 */
export function planTracking(
  group: TrackedGroup,
  policies: readonly { readonly policy: TrackingRule; readonly datapoints: readonly Datapoint[] }[],
): ScaleChange | undefined {
  const out = policies.flatMap(({ policy, datapoints }) => scaleOut(group, policy, datapoints));
  const largest = out.toSorted((a, b) => b.desired - a.desired)[0];
  if (largest !== undefined) return largest;
  if (group.warming) return undefined;
  const shrinking = policies.filter(({ policy }) => !policy.disableScaleIn);
  const into = shrinking.flatMap(({ policy, datapoints }) => scaleIn(group, policy, datapoints));
  const unanimous = shrinking.length > 0 && into.length === shrinking.length;
  return unanimous ? into.toSorted((a, b) => b.desired - a.desired)[0] : undefined;
}

function scaleOut(group: TrackedGroup, policy: TrackingRule, datapoints: readonly Datapoint[]): ScaleChange[] {
  const recent = datapoints.slice(-scaleOutDatapoints);
  const last = recent.at(-1);
  if (last === undefined || recent.length < scaleOutDatapoints) return [];
  if (!recent.every(({ value }) => value > policy.targetValue)) return [];
  const desired = Math.min(proportional(policy, last), group.maxSize);
  return desired > group.desired ? [{ desired, policy: policy.name, alarm: "AlarmHigh" }] : [];
}

function scaleIn(group: TrackedGroup, policy: TrackingRule, datapoints: readonly Datapoint[]): ScaleChange[] {
  const last = datapoints.at(-1);
  if (last === undefined || datapoints.length < scaleInDatapoints) return [];
  if (!datapoints.every(({ value }) => value < policy.targetValue * scaleInShare)) return [];
  const desired = Math.max(proportional(policy, last), group.minSize);
  return desired < group.desired ? [{ desired, policy: policy.name, alarm: "AlarmLow" }] : [];
}

/** What an average of whole numbers may be off by, as a part of itself: it must not cost a node. */
const rounding = 1e-9;

/** The capacity at which the same load would meet the target. */
const proportional = (policy: TrackingRule, { value, nodes }: Datapoint): number =>
  nodesFor(nodes * value, policy.targetValue);

/** Nodes that a load needs, rounded up: each then has the target at most. */
export const nodesFor = (load: number, target: number): number => Math.ceil((load / target) * (1 - rounding));
