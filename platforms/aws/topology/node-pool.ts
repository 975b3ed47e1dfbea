import { type Graph, ifKnown, type ResourceReader } from "../../../model/graph";
import { hooksWait } from "../../../model/topology/topology";
import type { NodePool, Wait } from "../../../model/topology/traffic-path";
import { types } from "../catalog/types";
import { vendorGroup } from "../defaults";
import { whyNotReplaced } from "../health-checks";
import { readyHook } from "../readiness";
import { fewestNodes, mostNodes, zonesBehind } from "./index";
import type { MakerReading } from "./maker";

/** In how many zones a scaling group's nodes stand. */
const groupZones = (group: ResourceReader, graph: Graph): number =>
  group.has("availabilityZones")
    ? group.items("availabilityZones").length
    : zonesBehind(group, "vpcZoneIdentifiers", graph);

interface Hook {
  readonly name: string | undefined;
  readonly heartbeatTimeout: number;
}

/** Launch hooks of the group itself and those attached to it, each name once. */
function launchHooks(group: ResourceReader, graph: Graph): readonly Hook[] {
  const own = group.has("initialLifecycleHooks") ? group.items("initialLifecycleHooks") : [];
  const attached = graph.dependents(group, types.lifecycleHook, "autoscalingGroupName");
  const all = [...own, ...attached]
    .filter((hook) => hook.text("lifecycleTransition") === "autoscaling:EC2_INSTANCE_LAUNCHING")
    .map((hook): Hook => {
      return {
        name: hook.text("name") ?? hook.resource.name,
        heartbeatTimeout: hook.number("heartbeatTimeout") ?? vendorGroup.heartbeatTimeout,
      };
    });
  return [...new Map(all.map((hook) => [hook.name, hook])).values()];
}

/**
 * How long a node takes until it answers: the ready hook bounds it. Without one it is what the program itself thinks a start takes: the
 * warm-up, or the grace.
 */
function bootOf(group: ResourceReader, ready: Hook | undefined): Wait {
  const { name } = group.resource;
  const warmup = group.number("defaultInstanceWarmup") ?? 0;
  if (ready !== undefined) {
    const typical = warmup > 0 ? Math.min(warmup, ready.heartbeatTimeout) : ready.heartbeatTimeout;
    return { path: `${name}.initialLifecycleHooks`, worst: ready.heartbeatTimeout, typical };
  }
  const property = warmup > 0 ? "defaultInstanceWarmup" : "healthCheckGracePeriod";
  const seconds = warmup > 0 ? warmup : graceOf(group);
  return { path: `${name}.${property}`, worst: seconds, typical: seconds };
}

const graceOf = (group: ResourceReader): number =>
  group.number("healthCheckGracePeriod") ?? vendorGroup.healthCheckGracePeriod;

/** Percent of its nodes that a scaling group keeps while it replaces some. */
const keptPercentage = (group: ResourceReader): number =>
  group.number("instanceRefresh.preferences.minHealthyPercentage") ??
  group.number("instanceMaintenancePolicy.minHealthyPercentage") ??
  vendorGroup.minHealthyPercentage;

/** A scaling group as the formulas know it. Throws UnknownValueError. */
export function readNodePool(group: ResourceReader, graph: Graph): NodePool & { readonly boot: Wait } {
  const { name } = group.resource;
  const hooks = launchHooks(group, graph);
  return {
    path: name,
    minSize: fewestNodes(group),
    zones: ifKnown(() => groupZones(group, graph)),
    minHealthyPercentage: keptPercentage(group),
    notReplaced: whyNotReplaced(name, group.text("healthCheckType") ?? vendorGroup.healthCheckType),
    healthCheckGracePeriod: graceOf(group),
    boot: bootOf(
      group,
      hooks.find((hook) => hook.name === readyHook),
    ),
    hooks: hooksWait(
      `${name}.initialLifecycleHooks`,
      hooks.filter((hook) => hook.name !== readyHook).map(({ heartbeatTimeout }) => heartbeatTimeout),
    ),
  };
}

/** Percent that a scaling group may grow to while it replaces nodes; without a word on it, no further than its size. */
const grownPercentage = (group: ResourceReader): number =>
  group.number("instanceRefresh.preferences.maxHealthyPercentage") ??
  group.number("instanceMaintenancePolicy.maxHealthyPercentage") ??
  100;

const cpuTarget = (group: ResourceReader, graph: Graph): number | undefined =>
  graph
    .dependents(group, types.scalingPolicy, "autoscalingGroupName")
    .map((policy) => policy.at("targetTrackingConfiguration"))
    .find((target) => target.text("predefinedMetricSpecification.predefinedMetricType") === "ASGAverageCPUUtilization")
    ?.number("targetValue");

/** Scaling groups of EC2. */
export const scalingGroups: MakerReading = {
  fewest: (group) => ({ by: group, property: "minSize", count: fewestNodes(group) }),
  most: mostNodes,
  grown: grownPercentage,
  zones: groupZones,
  kept: keptPercentage,
  cpuTarget,
  pool: readNodePool,
};
