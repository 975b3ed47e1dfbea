import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { types } from "../catalog/types";
import { vendorGroup } from "../defaults";
import type { GroupScaling } from "./policies";
import { isSkipped, readPolicy } from "./read-policy";
import type { ScheduledAction } from "./schedules";
import type { WarmPoolSizes } from "./warm-pool";

/** Sizes count units with these: how many nodes that is follows from the types that AWS picks. */
function mustCountNodes(group: ResourceReader): void {
  const overrides = "mixedInstancesPolicy.launchTemplate.overrides";
  const isWeighted = group.has(overrides) && group.items(overrides).some((one) => one.has("weightedCapacity"));
  const type = group.text("desiredCapacityType") ?? "units";
  if (!isWeighted && type === "units") return;
  const what = isWeighted ? "weightedCapacity" : `desiredCapacityType ${type}`;
  const message = `${what}: how many nodes there are follows from the types that AWS picks`;
  throw new UnknownValueError(group.resource.urn, message, "open");
}

/** Everything that decides how many nodes a group has. Throws UnknownValueError. */
export function readGroupScaling(group: ResourceReader, graph: Graph): GroupScaling {
  mustCountNodes(group);
  const read = graph
    .dependents(group, types.scalingPolicy, "autoscalingGroupName")
    .filter((policy) => policy.flag("enabled") !== false)
    .map((policy) => readPolicy(policy, group, graph));
  const minSize = group.number("minSize") ?? 0;
  const maxSize = group.number("maxSize") ?? 0;
  const desired = group.number("desiredCapacity") ?? minSize;
  return {
    sizes: { minSize, maxSize, desiredCapacity: Math.min(Math.max(desired, minSize), maxSize) },
    warmup: warmupOf(group),
    tracked: read.flatMap((one) => (one.kind === "tracked" ? [one.policy] : [])),
    steps: read.flatMap((one) => (one.kind === "step" ? one.policies : [])),
    predictive: read.flatMap((one) => (one.kind === "predictive" ? [one.policy] : [])),
    schedules: graph.dependents(group, types.schedule, "autoscalingGroupName").map(readSchedule),
    warmPool: readWarmPool(group),
    skipped: read.filter(isSkipped).map(({ policy, reason }) => `${policy}: ${reason}`),
  };
}

/** -1 takes a warm-up away; without one the cooldown stands in for it. */
function warmupOf(group: ResourceReader): number {
  const own = group.number("defaultInstanceWarmup");
  return own !== undefined && own >= 0 ? own : (group.number("defaultCooldown") ?? vendorGroup.defaultCooldown);
}

/** -1 stands for no limit of its own. */
function readWarmPool(group: ResourceReader): WarmPoolSizes | undefined {
  if (!group.has("warmPool")) return undefined;
  const most = group.number("warmPool.maxGroupPreparedCapacity");
  return {
    minSize: group.number("warmPool.minSize") ?? 0,
    maxPreparedCapacity: most === undefined || most < 0 ? undefined : most,
  };
}

function readSchedule(schedule: ResourceReader): ScheduledAction {
  const instant = (path: string) => {
    const value = Date.parse(schedule.text(path) ?? "");
    return Number.isNaN(value) ? undefined : value;
  };
  const size = (path: string) => {
    const value = schedule.number(path);
    // -1 leaves it as it is.
    return value === undefined || value < 0 ? undefined : value;
  };
  return {
    name: schedule.text("scheduledActionName") ?? schedule.resource.name,
    recurrence: schedule.text("recurrence"),
    timeZone: schedule.text("timeZone") ?? "UTC",
    startTime: instant("startTime"),
    endTime: instant("endTime"),
    minSize: size("minSize"),
    maxSize: size("maxSize"),
    desiredCapacity: size("desiredCapacity"),
  };
}
