/**
 * The HorizontalPodAutoscaler, v2, as its controller works: ratio and tolerance, stabilisation windows, rates of change. Sources: Kubernetes
 * documentation, Horizontal Pod Autoscaling, algorithm details and configurable scaling behavior; API reference, HorizontalPodAutoscaler v2; read
 * 2026-11-30.
 */
export interface ScalerMetric {
  /** Percent of the CPU that pods ask for, or requests per pod and second. */
  readonly metric: "cpu" | "requests";
  readonly target: number;
}

export interface RatePolicy {
  readonly type: "Pods" | "Percent";
  readonly value: number;
  /** Seconds. */
  readonly period: number;
}

export interface ScalingRules {
  /** Seconds whose recommendations are looked at. */
  readonly window: number;
  readonly select: "Max" | "Min" | "Disabled";
  readonly policies: readonly RatePolicy[];
  /** How far a metric may be from its target without a change, as a part of it. */
  readonly tolerance: number;
}

export interface PodScaler {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly metrics: readonly ScalerMetric[];
  readonly up: ScalingRules;
  readonly down: ScalingRules;
}

/** A change of the number of pods, or what was recommended at a time. Seconds. */
export interface Dated {
  readonly at: number;
  readonly count: number;
}

/** Pods at one look. */
interface PodCounts {
  /** As the workload declares. */
  readonly replicas: number;
  /** Of these, those that are ready. */
  readonly ready: number;
}

/** Of a metric that is off by rounding alone no pod is made. */
const rounding = 1e-9;
const roundedUp = (value: number): number => Math.ceil(value * (1 - rounding));

/**
 * Pods that one metric asks for.
 * @param value average over ready pods; undefined where there is none: the number stays
 */
export function recommend(
  scaler: Pick<PodScaler, "up" | "down">,
  target: number,
  value: number | undefined,
  { replicas, ready }: PodCounts,
): number {
  if (value === undefined || ready === 0 || replicas === 0) return replicas;
  const ratio = value / target;
  const unready = replicas - ready;
  const isNear = (of: number) => of >= 1 - scaler.down.tolerance && of <= 1 + scaler.up.tolerance;
  if (unready === 0 || ratio <= 1) return isNear(ratio) ? replicas : roundedUp(ratio * ready);
  // On the way up, pods that are not ready yet count as idle: what they will take is not asked for again.
  const damped = (ratio * ready) / replicas;
  return damped <= 1 || isNear(damped) ? replicas : Math.max(replicas, roundedUp(damped * replicas));
}

/** What a window lets through: up only what all of it agrees to, down only to the most that any of it wanted. Newest last. */
export function stabilise(
  scaler: Pick<PodScaler, "up" | "down">,
  replicas: number,
  recommended: readonly Dated[],
): number {
  const now = recommended.at(-1)?.at ?? 0;
  const within = (window: number) =>
    recommended.filter(({ at }) => at === now || at > now - window).map(({ count }) => count);
  const up = Math.min(...within(scaler.up.window));
  const down = Math.max(...within(scaler.down.window));
  return Math.min(Math.max(replicas, up), down);
}

/** A number of pods that is wanted at a time, in seconds. */
interface WantedPods {
  readonly replicas: number;
  readonly wanted: number;
  readonly now: number;
}

/** What the rates of change let through, and the sizes. @param changes of the past: above zero is more pods */
export function limitRate(scaler: PodScaler, { replicas, wanted, now }: WantedPods, changes: readonly Dated[]): number {
  const clamped = Math.min(Math.max(wanted, scaler.minReplicas), scaler.maxReplicas);
  const rules = clamped > replicas ? scaler.up : scaler.down;
  if (clamped === replicas) return replicas;
  if (rules.select === "Disabled") return replicas;
  const sign = clamped > replicas ? 1 : -1;
  const limits = rules.policies.map(({ type, value, period }) => {
    const moved = changes.filter(({ at }) => at > now - period).reduce((sum, { count }) => sum + count, 0);
    const start = replicas - moved;
    if (type === "Pods") return start + sign * value;
    const scaled = start * (1 + (sign * value) / 100);
    return sign > 0 ? Math.ceil(scaled - rounding) : Math.trunc(scaled + rounding);
  });
  const farthest = (rules.select === "Max") === sign > 0 ? Math.max(...limits) : Math.min(...limits);
  return sign > 0 ? Math.min(clamped, Math.max(farthest, replicas)) : Math.max(clamped, Math.min(farthest, replicas));
}

/** How an autoscaler behaves that says nothing of it. Source: Kubernetes API reference, HPAScalingRules, HPAScalingPolicy. */
export const usualBehaviour: Readonly<Record<"up" | "down", ScalingRules>> = {
  up: {
    window: 0,
    select: "Max",
    policies: [
      { type: "Pods", value: 4, period: 15 },
      { type: "Percent", value: 100, period: 15 },
    ],
    tolerance: 0.1,
  },
  down: { window: 300, select: "Max", policies: [{ type: "Percent", value: 100, period: 15 }], tolerance: 0.1 },
};

/** Seconds between two looks. Source: kube-controller-manager, --horizontal-pod-autoscaler-sync-period. */
export const syncPeriod = 15;
