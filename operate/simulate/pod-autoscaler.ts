import {
  type Dated,
  limitRate,
  type PodScaler,
  recommend,
  type ScalerMetric,
  stabilise,
  syncPeriod,
} from "../../platforms/kubernetes/scaling/pod-autoscaler";
import type { Autoscaler, Look, Target } from "./autoscaler";

/** A HorizontalPodAutoscaler: looks every 15 seconds, keeps what it recommended and what it changed. */
export class PodAutoscaler implements Autoscaler {
  readonly period = syncPeriod;
  private recommended: readonly Dated[] = [];
  private changes: readonly Dated[] = [];
  private replicas: number;

  /** @param replicas at the start */
  constructor(
    private readonly scaler: PodScaler,
    replicas: number,
  ) {
    this.replicas = replicas;
  }

  get initial(): Target {
    return this.target(undefined);
  }

  decide(look: Look): Target {
    const { at } = look;
    const { metrics } = this.scaler;
    const wanted = metrics.map((metric) => this.wantedFor(metric, look));
    const highest = metrics.length === 0 ? this.replicas : Math.max(...wanted);
    this.recommended = recent([...this.recommended, { at, count: highest }], at, this.memory);
    const stable = stabilise(this.scaler, this.replicas, this.recommended);
    const next = limitRate(this.scaler, { replicas: this.replicas, wanted: stable, now: at }, this.changes);
    if (next === this.replicas) return this.target(undefined);
    this.changes = recent([...this.changes, { at, count: next - this.replicas }], at, this.memory);
    this.replicas = next;
    return this.target(metrics[wanted.indexOf(highest)]?.metric ?? "");
  }

  /** Seconds of the past that any window or policy looks at. */
  private get memory(): number {
    const { up, down } = this.scaler;
    return Math.max(up.window, down.window, ...[...up.policies, ...down.policies].map(({ period }) => period));
  }

  private wantedFor({ metric, target }: ScalerMetric, look: Look): number {
    const perPod = look.healthy === 0 ? undefined : look.arrived / look.seconds / look.healthy;
    // The controller knows CPU in whole percent.
    const cpu = look.cpu === undefined ? undefined : Math.trunc(look.cpu + 1e-9);
    const counts = { replicas: this.replicas, ready: Math.min(look.healthy, this.replicas) };
    return recommend(this.scaler, target, metric === "cpu" ? cpu : perPod, counts);
  }

  private target(cause: string | undefined): Target {
    return { desired: this.replicas, maxSize: this.scaler.maxReplicas, pooled: 0, cause };
  }
}

const recent = (all: readonly Dated[], now: number, seconds: number): readonly Dated[] =>
  all.filter(({ at }) => at === now || at > now - seconds);
