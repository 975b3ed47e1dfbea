import { planScaling } from "../../platforms/aws/scaling/plan-scaling";
import type { GroupScaling, Measured, ScalingMetric } from "../../platforms/aws/scaling/policies";
import { forecast, hoursInForce, type PredictiveRule, planForecast } from "../../platforms/aws/scaling/predictive";
import { applyAction, nextTime, type ScheduledAction, type Sizes } from "../../platforms/aws/scaling/schedules";
import { type Datapoint, nodesFor } from "../../platforms/aws/scaling/target-tracking";
import { warmPoolSize } from "../../platforms/aws/scaling/warm-pool";
import type { Autoscaler, Look, Target } from "./autoscaler";
import { MetricWindow } from "./metric-window";

interface AwsClock {
  /** Seconds of the shortest datapoint; the vendor's is 60. */
  readonly period: number;
  /** Seconds until a datapoint can be seen. */
  readonly metricDelay: number;
  /** Milliseconds since the epoch at which the load begins; undefined where schedules have no time. */
  readonly startsAt: number | undefined;
  /** Requests a second that one node takes. */
  readonly nodeCapacity: number;
}

interface Proposal {
  readonly desired: number;
  readonly by: string;
}

/** A scaling group of AWS: the twin's own rules for target tracking, schedules and warm pools, with steps and forecasts beside them. */
export class AwsAutoscaler implements Autoscaler {
  readonly period: number;
  private sizes: Sizes;
  private readonly windows: ReadonlyMap<Measured, MetricWindow>;
  private readonly hours: number[] = [];
  private readonly due: { readonly action: ScheduledAction; at: number | undefined }[];

  constructor(
    private readonly scaling: GroupScaling,
    private readonly clock: AwsClock,
  ) {
    this.period = clock.period;
    this.sizes = scaling.sizes;
    const delay = Math.ceil(clock.metricDelay / clock.period);
    const windowOf = (one: Measured, most?: number) => [one, new MetricWindow(this.looksOf(one), delay, most)] as const;
    this.windows = new Map([
      ...scaling.tracked.map((one) => windowOf(one)),
      ...scaling.steps.map((one) => windowOf(one, one.alarm.evaluationPeriods)),
    ]);
    const { startsAt } = clock;
    // An action at the very start counts: its time is not yet over.
    this.due = scaling.schedules.map((action) => ({
      action,
      at: startsAt === undefined ? undefined : nextTime(action, startsAt - 1),
    }));
  }

  get initial(): Target {
    return this.target(this.sizes.desiredCapacity, this.sizes.maxSize, undefined);
  }

  decide(look: Look): Target {
    const changed = this.runSchedules(look.at);
    this.observe(look);
    const current = this.sizes.desiredCapacity;
    const scaled = this.scale(look);
    const ahead = this.planAhead(look.at);
    const asked = scaled?.desired ?? current;
    const maxSize = Math.max(this.sizes.maxSize, ahead?.maxSize ?? 0);
    const floor = ahead?.desired ?? 0;
    const desired = Math.min(Math.max(asked, floor), maxSize);
    this.sizes = { ...this.sizes, desiredCapacity: desired };
    if (desired === current) return this.target(desired, maxSize, changed);
    const by = floor > asked ? ahead?.by : scaled?.by;
    return this.target(desired, maxSize, [changed, by].filter((one) => one !== undefined).join(", "));
  }

  /** Looks that make up one datapoint. */
  private looksOf({ period }: Measured): number {
    return Math.max(1, Math.round(period / this.clock.period));
  }

  /** Seconds since the full hour before the load began. */
  private clockTime(at: number): number {
    return at + (((this.clock.startsAt ?? 0) / 1000) % 3600);
  }

  private target(desired: number, maxSize: number, cause: string | undefined): Target {
    const pooled = warmPoolSize(this.scaling.warmPool, { desiredCapacity: desired, maxSize: this.sizes.maxSize });
    return { desired, maxSize, pooled, cause };
  }

  private runSchedules(at: number): string | undefined {
    const { startsAt } = this.clock;
    if (startsAt === undefined) return undefined;
    const now = startsAt + at * 1000;
    const before = this.sizes;
    const names: string[] = [];
    for (;;) {
      const [next] = this.due.filter(isDue(now)).toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
      if (next?.at === undefined) break;
      this.sizes = applyAction(this.sizes, next.action);
      names.push(next.action.name);
      // A single start time comes once.
      next.at = next.action.recurrence === undefined ? undefined : nextTime(next.action, next.at);
    }
    return before.desiredCapacity === this.sizes.desiredCapacity ? undefined : names.join(", ");
  }

  private observe(look: Look): void {
    for (const [{ metric }, window] of this.windows) window.add(look, (looks) => datapoint(metric, looks));
    const hour = Math.floor(this.clockTime(look.at - look.seconds / 2) / 3600);
    this.hours[hour] = (this.hours[hour] ?? 0) + look.arrived / 3600;
  }

  private scale(look: Look): Proposal | undefined {
    const { desiredCapacity: desired, minSize, maxSize } = this.sizes;
    const group = { desired, minSize, maxSize, warm: look.warm, warming: look.warm < look.active };
    const watched = <T extends Measured>(policy: T) => ({
      policy,
      datapoints: this.windows.get(policy)?.datapoints ?? [],
    });
    const rung = this.scaling.steps.filter((rule) => this.windows.get(rule)?.isNew === true);
    const planned = planScaling(group, this.scaling.tracked.map(watched), rung.map(watched));
    if (planned === undefined) return undefined;
    // After the group shrank, the datapoints speak of another number of nodes.
    if (planned.desired < desired) for (const policy of this.scaling.tracked) this.windows.get(policy)?.forget();
    return { desired: planned.desired, by: planned.tracking?.policy ?? planned.step?.name ?? "" };
  }

  /** The largest of what the forecasts ask for. */
  private planAhead(at: number): (Proposal & { readonly maxSize: number }) | undefined {
    const plans = this.scaling.predictive
      .filter(({ acts }) => acts)
      .flatMap((rule) =>
        hoursInForce(this.clockTime(at), rule.buffer).flatMap((hour) => {
          const rate = forecast(this.hours, hour);
          const plan = planForecast(
            rule,
            rate === undefined ? undefined : this.neededFor(rule, rate),
            this.sizes.maxSize,
          );
          return plan === undefined ? [] : [{ ...plan, by: rule.name }];
        }),
      );
    return plans.toSorted((a, b) => b.desired - a.desired)[0];
  }

  private neededFor({ metric, targetValue }: PredictiveRule, rate: number): number {
    const load = metric === "cpu" ? (rate / this.clock.nodeCapacity) * 100 : rate * 60;
    return nodesFor(load, targetValue);
  }
}

const isDue =
  (now: number) =>
  ({ at }: { readonly at: number | undefined }): boolean =>
    at !== undefined && at <= now;

/** One datapoint of some looks; undefined where no node counted. */
function datapoint(metric: ScalingMetric, looks: readonly Look[]): Datapoint | undefined {
  const last = looks.at(-1);
  if (last === undefined) return undefined;
  if (metric === "cpu") {
    const known = looks.flatMap(({ cpu, seconds }) => (cpu === undefined ? [] : [{ cpu, seconds }]));
    const seconds = known.reduce((sum, one) => sum + one.seconds, 0);
    if (seconds === 0 || last.measured === 0) return undefined;
    return { value: known.reduce((sum, one) => sum + one.cpu * one.seconds, 0) / seconds, nodes: last.measured };
  }
  const perMinute = (sumOf(looks, "arrived") / sumOf(looks, "seconds")) * 60;
  if (metric === "totalRequests") return { value: perMinute, nodes: last.healthy };
  return last.healthy === 0 ? undefined : { value: perMinute / last.healthy, nodes: last.healthy };
}

const sumOf = (looks: readonly Look[], key: "arrived" | "seconds"): number =>
  looks.reduce((sum, look) => sum + look[key], 0);
