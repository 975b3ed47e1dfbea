import { z } from "zod";
import type { ZoneEvacuation } from "../contract/data-plane";
import type { GroupView } from "./decision";
import { type Instance, isActive, isPooled } from "./instance";

export const evacuationShape = z.object({
  zone: z.string(),
  since: z.number(),
  launchesFirst: z.boolean(),
});

export const evacuationCause = "an instance was taken out of service because its Availability Zone is evacuated";

/** Which zones get no node: those that a fault has taken away, and those that are evacuated. */
export class Zones {
  private readonly failed: Set<string>;
  private readonly left: Map<string, ZoneEvacuation>;

  constructor(failed: readonly string[], evacuations: readonly ZoneEvacuation[]) {
    this.failed = new Set(failed);
    this.left = new Map(evacuations.map((each) => [each.zone, each]));
  }

  get failures(): string[] {
    return [...this.failed];
  }

  get evacuations(): ZoneEvacuation[] {
    return [...this.left.values()];
  }

  /** In which nothing is launched. */
  closed(): ReadonlySet<string> {
    return new Set([...this.failed, ...this.left.keys()]);
  }

  fail(zone: string): void {
    this.failed.add(zone);
  }

  restore(zone: string): void {
    this.failed.delete(zone);
  }

  /** One that is evacuated already stays as it is, but no longer waits for others where `launchesFirst` is false. */
  evacuate(evacuation: ZoneEvacuation): void {
    const before = this.left.get(evacuation.zone);
    const launchesFirst = evacuation.launchesFirst && before?.launchesFirst !== false;
    this.left.set(evacuation.zone, { ...(before ?? evacuation), launchesFirst });
  }

  return(zone: string): boolean {
    return this.left.delete(zone);
  }

  /** Those of a group's nodes that count for it: in an evacuated zone they are as good as gone. */
  staying(instances: readonly Instance[]): Instance[] {
    return instances.filter(({ zone }) => !this.left.has(zone));
  }

  /** Those of a group's nodes that are to leave now. @param view without them @param all nodes of every group */
  leaving({ group, instances, conditionOf }: GroupView, all: readonly Instance[]): Instance[] {
    // A machine of the program's own stays where it is: nothing makes up for it elsewhere.
    if (group.machine !== undefined) return [];
    const healthy = instances.filter((instance) => conditionOf(instance) === "healthy").length;
    const isRestored = healthy >= group.desiredCapacity;
    return all.filter((instance) => {
      const evacuation = this.left.get(instance.zone);
      if (evacuation === undefined || instance.group !== group.name) return false;
      if (!isActive(instance) && !isPooled(instance)) return false;
      return !evacuation.launchesFirst || isRestored || isPooled(instance);
    });
  }
}
