import { vendorMetricPeriod } from "../../platforms/aws/defaults";
import type { ScalingMetric } from "../../platforms/aws/scaling/policies";
import { type Datapoint, withDatapoint } from "../../platforms/aws/scaling/target-tracking";
import type { ScalingGroup, TargetHealth, TargetTrackingPolicy } from "../contract/desired-state";
import type { StepScalingPolicy } from "../contract/step-policy";
import { type Instance, isWarm } from "./instance";
import { targetKey } from "./registrations";

interface Counters {
  readonly at: number;
  /** Requests so far by target group and node. */
  readonly requests: ReadonlyMap<string, number>;
  /** CPU seconds so far by node. */
  readonly cpu: ReadonlyMap<string, number>;
}

/** Whom and what a sample is taken of. */
export interface Load {
  readonly groups: readonly ScalingGroup[];
  readonly instances: readonly Instance[];
  readonly health: readonly TargetHealth[];
}

/** What a policy's metric is measured by. */
interface Source {
  readonly metric: ScalingMetric;
  /** For requests: ARNs of the target groups. */
  readonly targetGroups: readonly string[];
}

/** Turns counters into datapoints: of target tracking one a metric period, of an alarm one for as many periods as it declares minutes. */
export class Metrics {
  /** Counters at the beginning of a window, by its length in periods. */
  private readonly starts = new Map<number, Counters>();
  private readonly datapoints = new Map<string, readonly Datapoint[]>();
  private sampledAt: number | undefined;
  private samples = 0;

  constructor(private readonly cpuSecondsOf: (instance: Instance) => number | undefined) {}

  datapointsOf(group: string, policy: TargetTrackingPolicy): readonly Datapoint[] {
    return this.datapoints.get(trackedKey(group, policy)) ?? [];
  }

  /** Those of an alarm; undefined where the last sample brought none. */
  freshDatapointsOf(group: string, step: StepScalingPolicy): readonly Datapoint[] | undefined {
    return this.samples % periodsOf(step) === 0 ? this.datapoints.get(stepKey(group, step)) : undefined;
  }

  /** After the group shrank, the datapoints of target tracking speak of another number of nodes; an alarm has its own memory. */
  forget({ name, policies }: ScalingGroup): void {
    for (const policy of policies) this.datapoints.delete(trackedKey(name, policy));
  }

  /** Takes a sample once per `period` seconds; true when it did. */
  sample(period: number, now: number, load: Load): boolean {
    if (this.sampledAt !== undefined && now < this.sampledAt + period * 1000) return false;
    const isFirst = this.sampledAt === undefined;
    const counters = this.read(now, load);
    this.sampledAt = now;
    const lengths = new Set([1, ...load.groups.flatMap(({ steps }) => steps.map(periodsOf))]);
    if (isFirst) {
      for (const length of lengths) this.starts.set(length, counters);
      return false;
    }
    this.samples++;
    for (const group of load.groups) this.measureAll(group, counters, load);
    for (const length of lengths) if (this.samples % length === 0) this.starts.set(length, counters);
    return true;
  }

  private measureAll(group: ScalingGroup, current: Counters, { instances, health }: Load): void {
    const own = instances.filter((instance) => instance.group === group.name);
    const over = (periods: number, source: Source) => {
      const previous = this.samples % periods === 0 ? this.starts.get(periods) : undefined;
      return previous === undefined ? undefined : measure(source, own, { previous, current, health, group });
    };
    for (const policy of group.policies) this.add(trackedKey(group.name, policy), over(1, sourceOf(policy)));
    for (const step of group.steps) {
      const source = { metric: step.metric, targetGroups: step.counted };
      this.add(stepKey(group.name, step), over(periodsOf(step), source), step.alarm.evaluationPeriods);
    }
  }

  private read(at: number, { groups, instances, health }: Load): Counters {
    const isMeasured = ({ policies, steps }: ScalingGroup) =>
      policies.some((policy) => sourceOf(policy).metric === "cpu") || steps.some(({ metric }) => metric === "cpu");
    const measured = new Set(groups.filter(isMeasured).map(({ name }) => name));
    const cpu = instances
      .filter(({ group }) => measured.has(group))
      .map((instance) => [instance.id, this.cpuSecondsOf(instance) ?? 0] as const);
    const requests = health.map((entry) => [targetKey(entry.targetGroup, entry.node), entry.requests] as const);
    return { at, cpu: new Map(cpu), requests: new Map(requests) };
  }

  private add(key: string, datapoint: Datapoint | undefined, most?: number): void {
    if (datapoint === undefined) return;
    this.datapoints.set(key, withDatapoint(this.datapoints.get(key) ?? [], datapoint, most));
  }
}

const trackedKey = (group: string, { name }: TargetTrackingPolicy) => `${group} ${name}`;
const stepKey = (group: string, { name, alarmName }: StepScalingPolicy) => `${group} ${name} ${alarmName}`;

/** The twin's metric period stands for the vendor's minute. */
const periodsOf = ({ period }: StepScalingPolicy): number =>
  Math.max(1, Math.round(period / vendorMetricPeriod.detailed));

const sourceOf = ({ metric, targetGroup }: TargetTrackingPolicy): Source =>
  metric === "ASGAverageCPUUtilization"
    ? { metric: "cpu", targetGroups: [] }
    : { metric: "requests", targetGroups: targetGroup === undefined ? [] : [targetGroup] };

interface Window {
  readonly previous: Counters;
  readonly current: Counters;
  readonly health: readonly TargetHealth[];
  readonly group: ScalingGroup;
}

function measure(
  { metric, targetGroups }: Source,
  instances: readonly Instance[],
  { previous, current, health, group }: Window,
): Datapoint | undefined {
  const seconds = (current.at - previous.at) / 1000;
  if (metric === "cpu") {
    const warm = instances.filter((instance) => isWarm(instance, group.defaultInstanceWarmup, current.at));
    const used = warm.map(({ id }) => grown(previous.cpu.get(id), current.cpu.get(id)));
    return average(used.map((value) => (value / seconds) * 100));
  }
  const own = new Set(instances.map(({ id }) => id));
  const targets = health.filter(
    (entry) => targetGroups.includes(entry.targetGroup) && own.has(entry.node) && entry.state === "healthy",
  );
  const counts = targets.map(({ targetGroup, node, requests }) =>
    grown(previous.requests.get(targetKey(targetGroup, node)), requests),
  );
  const perMinute = counts.map((value) => (value / seconds) * 60);
  if (metric === "requests") return average(perMinute);
  return { value: perMinute.reduce((sum, value) => sum + value, 0), nodes: counts.length };
}

/** Counters begin anew when a process does. */
function grown(before: number | undefined, now: number | undefined): number {
  const difference = (now ?? 0) - (before ?? 0);
  return difference < 0 ? (now ?? 0) : difference;
}

function average(values: readonly number[]): Datapoint | undefined {
  if (values.length === 0) return undefined;
  return { value: values.reduce((sum, value) => sum + value, 0) / values.length, nodes: values.length };
}
