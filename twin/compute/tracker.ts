import { planTracking, type ScaleChange } from "../../platforms/aws/scaling/target-tracking";
import type { ScalingGroup } from "../contract/desired-state";
import { type Instance, isActive, isWarm } from "./instance";
import { type Load, Metrics } from "./metrics";

/** Watches the load of groups and says which of them their policies would resize. */
export class Tracker {
  private readonly metrics: Metrics;

  constructor(cpuSecondsOf: (instance: Instance) => number | undefined) {
    this.metrics = new Metrics(cpuSecondsOf);
  }

  /** Changes that are due now; looks only once per `period` seconds. */
  changes(period: number, now: number, load: Load): { readonly group: ScalingGroup; readonly change: ScaleChange }[] {
    const active = { ...load, instances: load.instances.filter(isActive) };
    if (!this.metrics.sample(period, now, active)) return [];
    return load.groups.flatMap((group) => {
      const change = this.changeOf(group, active.instances, now);
      if (change === undefined) return [];
      if (change.alarm === "AlarmLow") this.metrics.forget(group.name);
      return [{ group, change }];
    });
  }

  private changeOf(group: ScalingGroup, instances: readonly Instance[], now: number): ScaleChange | undefined {
    const own = instances.filter((instance) => instance.group === group.name);
    const warming = own.some((instance) => !isWarm(instance, group.defaultInstanceWarmup, now));
    const policies = group.policies.map((policy) => ({
      policy,
      datapoints: this.metrics.datapointsOf(group.name, policy),
    }));
    const { desiredCapacity: desired, minSize, maxSize } = group;
    return planTracking({ desired, minSize, maxSize, warming }, policies);
  }
}
