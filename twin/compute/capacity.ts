import {
  activeOf,
  atLeast,
  atMost,
  availableZones,
  chooseTerminations,
  countIn,
  type Decision,
  type GroupView,
  isFailed,
  planLaunches,
} from "./decision";
import type { Instance } from "./instance";

const causes = {
  lost: "an instance was taken out of service in response to an EC2 instance status checks failure",
  unhealthy: "an instance was taken out of service in response to an ELB system health check failure",
  replacement: "an instance was launched in response to an unhealthy instance needing to be replaced",
  lifetime: "an instance was taken out of service because it reached the group's maximum instance lifetime",
  rebalance: "an instance was launched to aid in balancing the group's zones",
} as const;

/** What to replace because it failed. With a maintenance policy over 100 % the replacement comes first. */
export function planReplacements(view: GroupView): Decision[] {
  const active = activeOf(view);
  const failed = active.filter((instance) => isFailed(view.conditionOf(instance)));
  if (failed.length === 0) return [];
  const sound = active.filter((instance) => !failed.includes(instance));
  const ceiling = ceilingOf(view);
  const isUnderWay = sound.some((instance) => view.conditionOf(instance) === "pending");
  const leaving = leavingOf(view, failed, active.length >= ceiling && !isUnderWay);
  const missing = Math.max(0, view.group.desiredCapacity - sound.length);
  const room = Math.max(0, ceiling - (active.length - leaving.length));
  return [
    ...leaving.map((instance) => terminate(instance, causeOf(view, instance))),
    ...planLaunches(view, sound, Math.min(missing, failed.length, room), causes.replacement),
  ];
}

const launchesFirst = ({ group }: GroupView) => (group.maintenance?.maxHealthyPercentage ?? 100) > 100;

/** The most nodes at a time while some are replaced. */
function ceilingOf(view: GroupView): number {
  const { desiredCapacity, maintenance } = view.group;
  if (!launchesFirst(view)) return desiredCapacity;
  return Math.max(atMost(maintenance?.maxHealthyPercentage ?? 100, desiredCapacity), desiredCapacity + 1);
}

/** A lost machine leaves at once; one that still runs stays until enough others serve, or until its place is needed. */
function leavingOf(view: GroupView, failed: readonly Instance[], full: boolean): Instance[] {
  if (!launchesFirst(view)) return [...failed];
  const { desiredCapacity, maintenance } = view.group;
  const serving = activeOf(view).filter((instance) => view.conditionOf(instance) === "healthy").length;
  if (serving >= atLeast(maintenance?.minHealthyPercentage ?? 0, desiredCapacity)) return [...failed];
  const lost = failed.filter((instance) => view.conditionOf(instance) === "lost");
  return lost.length === 0 && full ? failed.slice(0, 1) : lost;
}

function causeOf(view: GroupView, instance: Instance): string {
  return view.conditionOf(instance) === "lost" ? causes.lost : causes.unhealthy;
}

/** Launches up to the desired capacity, or ends what is over it; with nothing to do, evens out the zones. */
export function planCapacity(view: GroupView): Decision[] {
  const active = activeOf(view);
  const sound = active.filter((instance) => !isFailed(view.conditionOf(instance)));
  const { desiredCapacity, name } = view.group;
  if (active.length < desiredCapacity) {
    const change = `increasing the capacity from ${active.length} to ${desiredCapacity}`;
    return planLaunches(view, active, desiredCapacity - active.length, difference("started", change));
  }
  if (sound.length > desiredCapacity) return shrink(view, sound, name);
  return [...planRebalance(view, active), ...planRetirement(view, active)].slice(0, 1);
}

/** Only what is in service is ended, and never so much that less than the desired capacity serves. */
function shrink(view: GroupView, sound: readonly Instance[], group: string): Decision[] {
  const { desiredCapacity } = view.group;
  const inService = sound.filter((instance) => instance.lifecycle === "InService");
  const spare = inService.filter((instance) => view.conditionOf(instance) === "healthy").length - desiredCapacity;
  const wanted = sound.length - desiredCapacity;
  // Nodes that serve nothing yet may go at once; healthy ones only when enough others are healthy.
  const idle = inService.filter((instance) => view.conditionOf(instance) !== "healthy");
  const candidates = desiredCapacity === 0 ? sound : spare >= wanted ? inService : idle;
  const count = desiredCapacity === 0 ? wanted : Math.min(wanted, Math.max(spare, 0));
  const change = `shrinking the capacity of ${group} from ${sound.length} to ${desiredCapacity}`;
  return chooseTerminations(candidates, sound, count).map((instance) =>
    terminate(instance, difference("taken out of service", change)),
  );
}

/** A zone two nodes behind another gets one more; the surplus then leaves the fuller zone. */
function planRebalance(view: GroupView, active: readonly Instance[]): Decision[] {
  const settled = active.every((instance) => view.conditionOf(instance) === "healthy");
  const zones = availableZones(view).toSorted((a, b) => countIn(active, a) - countIn(active, b));
  const [emptiest, fullest] = [zones[0], zones.at(-1)];
  if (!settled || emptiest === undefined || fullest === undefined) return [];
  if (countIn(active, fullest) - countIn(active, emptiest) < 2) return [];
  return planLaunches(view, active, 1, causes.rebalance);
}

function planRetirement(view: GroupView, active: readonly Instance[]): Decision[] {
  const lifetime = view.group.maxInstanceLifetime;
  if (lifetime === 0) return [];
  const oldest = active.filter((instance) => view.now >= instance.launchedAt + lifetime * 1000)[0];
  return oldest === undefined ? [] : [terminate(oldest, causes.lifetime)];
}

function terminate(instance: Instance, cause: string): Decision {
  return { kind: "terminate", instance, cause };
}

function difference(change: string, detail: string): string {
  return `an instance was ${change} in response to a difference between desired and actual capacity, ${detail}`;
}
