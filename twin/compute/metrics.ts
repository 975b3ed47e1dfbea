import { type Datapoint, withDatapoint } from "../../platforms/aws/scaling/target-tracking";
import type { ScalingGroup, TargetHealth, TargetTrackingPolicy } from "../contract/desired-state";
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

/** Turns counters into the datapoints of target tracking, one per metric period. */
export class Metrics {
  private previous: Counters | undefined;
  private readonly datapoints = new Map<string, Datapoint[]>();

  constructor(private readonly cpuSecondsOf: (instance: Instance) => number | undefined) {}

  datapointsOf(group: string, policy: TargetTrackingPolicy): readonly Datapoint[] {
    return this.datapoints.get(`${group} ${policy.name}`) ?? [];
  }

  /** After the group shrank, the datapoints speak of another number of nodes. */
  forget(group: string): void {
    for (const key of this.datapoints.keys()) if (key.startsWith(`${group} `)) this.datapoints.delete(key);
  }

  /** Takes a sample once per `period` seconds; true when it did. */
  sample(period: number, now: number, load: Load): boolean {
    const previous = this.previous;
    if (previous !== undefined && now < previous.at + period * 1000) return false;
    const counters = this.read(now, load);
    this.previous = counters;
    if (previous === undefined) return false;
    for (const group of load.groups) {
      const window = { previous, current: counters, health: load.health, group };
      const own = load.instances.filter((instance) => instance.group === group.name);
      for (const policy of group.policies) this.add(group, policy, measure(policy, own, window));
    }
    return true;
  }

  private read(at: number, { groups, instances, health }: Load): Counters {
    const measured = new Set(groups.filter(({ policies }) => policies.some(isCpu)).map(({ name }) => name));
    const cpu = instances
      .filter(({ group }) => measured.has(group))
      .map((instance) => [instance.id, this.cpuSecondsOf(instance) ?? 0] as const);
    const requests = health.map((entry) => [targetKey(entry.targetGroup, entry.node), entry.requests] as const);
    return { at, cpu: new Map(cpu), requests: new Map(requests) };
  }

  private add(group: ScalingGroup, policy: TargetTrackingPolicy, datapoint: Datapoint | undefined): void {
    if (datapoint === undefined) return;
    const key = `${group.name} ${policy.name}`;
    this.datapoints.set(key, withDatapoint(this.datapoints.get(key) ?? [], datapoint));
  }
}

const isCpu = ({ metric }: TargetTrackingPolicy) => metric === "ASGAverageCPUUtilization";

interface Window {
  readonly previous: Counters;
  readonly current: Counters;
  readonly health: readonly TargetHealth[];
  readonly group: ScalingGroup;
}

function measure(
  policy: TargetTrackingPolicy,
  instances: readonly Instance[],
  { previous, current, health, group }: Window,
): Datapoint | undefined {
  const seconds = (current.at - previous.at) / 1000;
  if (isCpu(policy)) {
    const warm = instances.filter((instance) => isWarm(instance, group.defaultInstanceWarmup, current.at));
    const used = warm.map(({ id }) => grown(previous.cpu.get(id), current.cpu.get(id)));
    return average(used.map((value) => (value / seconds) * 100));
  }
  const own = new Set(instances.map(({ id }) => id));
  const targets = health.filter(
    (entry) => entry.targetGroup === policy.targetGroup && own.has(entry.node) && entry.state === "healthy",
  );
  const counts = targets.map(({ targetGroup, node, requests }) =>
    grown(previous.requests.get(targetKey(targetGroup, node)), requests),
  );
  return average(counts.map((value) => (value / seconds) * 60));
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
