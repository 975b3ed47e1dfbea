import { vendorMetricPeriod } from "../../platforms/aws/defaults";
import type { WatchedMetric } from "../../platforms/aws/scaling/policies";
import { type Datapoint, withDatapoint } from "../../platforms/aws/scaling/target-tracking";
import type { ScalingGroup, TargetHealth, TargetTrackingPolicy } from "../contract/desired-state";
import type { MeasuredAlarm, StepScalingPolicy } from "../contract/step-policy";
import { type Instance, isWarm } from "./instance";
import { targetKey } from "./registrations";

interface Counters {
  readonly at: number;
  /** Requests so far by target group and node. */
  readonly requests: ReadonlyMap<string, number>;
  /** Answers 5xx so far by target group and node. */
  readonly errors: ReadonlyMap<string, number>;
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
  readonly metric: WatchedMetric;
  /** For requests and answers: ARNs of the target groups. */
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

  /** Those of an alarm that a refresh looks at. */
  alarmDatapointsOf(group: string, alarm: MeasuredAlarm): readonly Datapoint[] {
    return this.datapoints.get(alarmKey(group, alarm)) ?? [];
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
    const lengths = new Set([1, ...load.groups.flatMap((group) => alarmsOf(group).map(({ periods }) => periods))]);
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
    for (const { key, periods, source, most } of alarmsOf(group)) this.add(key, over(periods, source), most);
  }

  private read(at: number, { groups, instances, health }: Load): Counters {
    const isMeasured = (group: ScalingGroup) =>
      group.policies.some((policy) => sourceOf(policy).metric === "cpu") ||
      alarmsOf(group).some(({ source }) => source.metric === "cpu");
    const measured = new Set(groups.filter(isMeasured).map(({ name }) => name));
    const cpu = instances
      .filter(({ group }) => measured.has(group))
      .map((instance) => [instance.id, this.cpuSecondsOf(instance) ?? 0] as const);
    const requests = health.map((entry) => [targetKey(entry.targetGroup, entry.node), entry.requests] as const);
    const errors = health.map((entry) => [targetKey(entry.targetGroup, entry.node), entry.errors ?? 0] as const);
    return { at, cpu: new Map(cpu), requests: new Map(requests), errors: new Map(errors) };
  }

  private add(key: string, datapoint: Datapoint | undefined, most?: number): void {
    if (datapoint === undefined) return;
    this.datapoints.set(key, withDatapoint(this.datapoints.get(key) ?? [], datapoint, most));
  }
}

const trackedKey = (group: string, { name }: TargetTrackingPolicy) => `${group} ${name}`;
const stepKey = (group: string, { name, alarmName }: StepScalingPolicy) => `${group} ${name} ${alarmName}`;

const alarmKey = (group: string, { alarmName }: MeasuredAlarm) => `${group} refresh ${alarmName}`;

/** Every alarm that a group listens to: of its step policies and of its refresh. */
const alarmsOf = ({ name, steps, refresh }: ScalingGroup) =>
  [
    ...steps.map((step) => ({ ...step, key: stepKey(name, step) })),
    ...(refresh?.alarms ?? []).map((alarm) => ({ ...alarm, key: alarmKey(name, alarm) })),
  ].map(({ key, metric, counted, alarm, period }) => ({
    key,
    periods: periodsOf({ period }),
    source: { metric, targetGroups: counted },
    most: alarm.evaluationPeriods,
  }));

/** The twin's metric period stands for the vendor's minute. */
const periodsOf = ({ period }: Pick<MeasuredAlarm, "period">): number =>
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
  if (metric === "serverErrors") return answered(targetGroups, { previous, current, health }, seconds);
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

/** Answers 5xx a minute, of every target of the groups: one that is being taken out answers too. */
function answered(
  targetGroups: readonly string[],
  { previous, health }: Omit<Window, "group">,
  seconds: number,
): Datapoint {
  const counts = health
    .filter(({ targetGroup }) => targetGroups.includes(targetGroup))
    .map(({ targetGroup, node, errors }) => grown(previous.errors.get(targetKey(targetGroup, node)), errors));
  return { value: (counts.reduce((sum, value) => sum + value, 0) / seconds) * 60, nodes: counts.length };
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
