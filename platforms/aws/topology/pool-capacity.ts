import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { nodesNeeded } from "../../../model/objectives/around";
import type { PoolCapacity } from "../../../model/topology/topology";
import { types } from "../catalog/types";
import { fewestNodes, routesTo, targetGroupsOf } from "./index";
import { groupZones, keptPercentage } from "./node-pool";

/** While ids are not known, a way of an action in which one target group gets nothing may be its. */
function isBusy(targetGroup: ResourceReader, graph: Graph): boolean {
  const ways = routesTo(targetGroup, graph);
  if (ways.some(({ share, hasIdle }) => (share === undefined ? !hasIdle : share > 0))) return true;
  const open = ways.find(({ share }) => share === undefined);
  if (open === undefined) return false;
  const { resource } = open.rule ?? open.listener;
  throw new UnknownValueError(resource.urn, `the weight of ${targetGroup.resource.name}`, "unknown");
}

/** Whether a listener sends a scaling group traffic. Throws UnknownValueError. */
export const hasTraffic = (group: ResourceReader, graph: Graph): boolean =>
  targetGroupsOf(group, graph).some((targetGroup) => isBusy(targetGroup, graph));

function cpuTarget(group: ResourceReader, graph: Graph): number | undefined {
  const tracking = graph
    .dependents(group, types.scalingPolicy, "autoscalingGroupName")
    .map((policy) => policy.at("targetTrackingConfiguration"))
    .find((target) => target.text("predefinedMetricSpecification.predefinedMetricType") === "ASGAverageCPUUtilization");
  return tracking?.number("targetValue");
}

/** A scaling group as capacity is computed of it. Throws UnknownValueError. */
export function readPoolCapacity(group: ResourceReader, graph: Graph): PoolCapacity {
  const minSize = fewestNodes(group);
  const own = nodesNeeded(group, graph);
  const { name } = group.resource;
  return {
    path: name,
    minSize,
    zones: groupZones(group, graph),
    minHealthyPercentage: keptPercentage(group),
    needed: own ?? minSize,
    source: own === undefined ? `${name}.minSize` : "objectives.nodesNeeded",
    cpuTarget: cpuTarget(group, graph),
    hasTraffic: hasTraffic(group, graph),
  };
}
