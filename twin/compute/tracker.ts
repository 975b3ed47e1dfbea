import { type PlannedSize, planScaling } from "../../platforms/aws/scaling/plan-scaling";
import { isInAlarm } from "../../platforms/aws/scaling/step-scaling";
import type { ScalingGroup } from "../contract/desired-state";
import type { MeasuredAlarm, StepScalingPolicy } from "../contract/step-policy";
import { type Instance, isActive, isWarm } from "./instance";
import { type Load, Metrics } from "./metrics";

export type TrackedChange = PlannedSize<StepScalingPolicy>;

/** Watches the load of groups and says which of them their policies would resize. */
export class Tracker {
  private readonly metrics: Metrics;
  private readonly told = new Set<string>();

  constructor(cpuSecondsOf: (instance: Instance) => number | undefined) {
    this.metrics = new Metrics(cpuSecondsOf);
  }

  /** Changes that are due now; looks only once per `period` seconds. */
  changes(period: number, now: number, load: Load): { readonly group: ScalingGroup; readonly change: TrackedChange }[] {
    const active = { ...load, instances: load.instances.filter(isActive) };
    if (!this.metrics.sample(period, now, active)) return [];
    return load.groups.flatMap((group) => {
      const change = this.changeOf(group, active.instances, now);
      if (change === undefined) return [];
      if (change.desired < group.desiredCapacity) this.metrics.forget(group);
      return [{ group, change }];
    });
  }

  /** Names of the alarms of a group's refresh that are in state ALARM by what was measured last. */
  alarming(group: ScalingGroup): readonly string[] {
    const alarms = group.refresh?.alarms ?? [];
    return alarms.filter((one) => isInAlarm(one.alarm, this.valuesOf(group, one))).map(({ alarmName }) => alarmName);
  }

  private valuesOf({ name }: ScalingGroup, alarm: MeasuredAlarm): readonly number[] {
    return this.metrics.alarmDatapointsOf(name, alarm).map(({ value }) => value);
  }

  /** Policies that do nothing here, and of the groups that are being refreshed the alarms, each told once. */
  untold(
    groups: readonly ScalingGroup[],
    isRefreshed: (group: string) => boolean,
  ): { readonly group: string; readonly message: string }[] {
    const all = groups.flatMap(({ name, skipped, refresh }) => [
      ...skipped.map((reason) => ({ group: name, message: `Scaling policy not run by the twin. ${reason}` })),
      ...(isRefreshed(name) ? (refresh?.unmeasured ?? []) : []).map((reason) => ({
        group: name,
        message: `Alarm of the instance refresh not measured by the twin. ${reason}`,
      })),
    ]);
    return all.filter(({ group, message }) => this.told.size < this.told.add(`${group} ${message}`).size);
  }

  private changeOf(group: ScalingGroup, instances: readonly Instance[], now: number): TrackedChange | undefined {
    const own = instances.filter((instance) => instance.group === group.name);
    const warm = own.filter((instance) => isWarm(instance, group.defaultInstanceWarmup, now)).length;
    const tracked = group.policies.map((policy) => ({
      policy,
      datapoints: this.metrics.datapointsOf(group.name, policy),
    }));
    const steps = group.steps.flatMap((policy) => {
      const datapoints = this.metrics.freshDatapointsOf(group.name, policy);
      return datapoints === undefined ? [] : [{ policy, datapoints }];
    });
    const { desiredCapacity: desired, minSize, maxSize } = group;
    return planScaling({ desired, minSize, maxSize, warm, warming: warm < own.length }, tracked, steps);
  }
}
