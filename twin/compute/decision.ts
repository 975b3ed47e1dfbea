import type { ScalingGroup } from "../contract/desired-state";
import { type Instance, isActive } from "./instance";

/** What the group knows of a node: `lost` when its machine failed, `unhealthy` when its balancer gave it up, `pending` before either is known. */
export type Condition = "healthy" | "pending" | "unhealthy" | "lost";

/** What a planner looks at: one scaling group at one moment. */
export interface GroupView {
  readonly group: ScalingGroup;
  /** The group's own, terminated ones left out. */
  readonly instances: readonly Instance[];
  readonly failedZones: ReadonlySet<string>;
  readonly conditionOf: (instance: Instance) => Condition;
  readonly now: number;
  /** Names of the alarms of its refresh that are in state ALARM. */
  readonly alarming: readonly string[];
}

/** `cause` ends a sentence that starts with the time, in the vendor's words. */
export type Decision =
  | { readonly kind: "launch"; readonly zone: string; readonly cause: string; readonly isPooled?: boolean }
  | { readonly kind: "terminate"; readonly instance: Instance; readonly cause: string };

/** The same machine, whose service starts anew on another port. */
export interface Restart {
  readonly kind: "restart";
  readonly instance: Instance;
  readonly port: number;
}

export const activeOf = (view: GroupView) => view.instances.filter(isActive);
export const isFailed = (condition: Condition) => condition === "unhealthy" || condition === "lost";

/** Percentage of the desired capacity, in whole nodes. */
export const atLeast = (percentage: number, desired: number) => Math.ceil((percentage * desired) / 100);
export const atMost = (percentage: number, desired: number) => Math.floor((percentage * desired) / 100);

/** The group's zones that a machine can be launched in, in the order of its subnets. */
export function availableZones({ group, failedZones }: GroupView): string[] {
  return [...new Set(group.subnets.map(({ zone }) => zone))].filter((zone) => !failedZones.has(zone));
}

/** Launches that keep the zones as even as they can be. None when every zone has failed. */
export function planLaunches(view: GroupView, staying: readonly Instance[], count: number, cause: string): Decision[] {
  const zones = availableZones(view);
  const load = new Map(zones.map((zone) => [zone, countIn(staying, zone)]));
  const launches: Decision[] = [];
  for (let index = 0; index < count; index++) {
    const zone = zones.toSorted((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0))[0];
    if (zone === undefined) break;
    load.set(zone, (load.get(zone) ?? 0) + 1);
    launches.push({ kind: "launch", zone, cause });
  }
  return launches;
}

/**
 * The vendor's default termination policy: from the zone with the most nodes, the one with the oldest template, then the oldest.
 * Source: EC2 Auto Scaling user guide, default termination policy.
 */
export function chooseTerminations(
  candidates: readonly Instance[],
  staying: readonly Instance[],
  count: number,
): Instance[] {
  const chosen: Instance[] = [];
  let left = [...candidates];
  let all = [...staying];
  while (chosen.length < count) {
    const next = left.toSorted(
      (a, b) =>
        countIn(all, b.zone) - countIn(all, a.zone) ||
        a.template.version - b.template.version ||
        a.launchedAt - b.launchedAt,
    )[0];
    if (next === undefined) break;
    chosen.push(next);
    left = left.filter((instance) => instance !== next);
    all = all.filter((instance) => instance !== next);
  }
  return chosen;
}

export function countIn(instances: readonly Instance[], zone: string): number {
  return instances.filter((instance) => instance.zone === zone).length;
}
