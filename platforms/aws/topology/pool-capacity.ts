import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { nodesNeeded } from "../../../model/objectives/around";
import type { PoolCapacity } from "../../../model/topology/topology";
import { routesTo, targetGroupsOf } from "./index";
import { cpuTarget, fewestMade, keptWhileRolling, makerZones } from "./pools";

/** While ids are not known, a way of an action in which one target group gets nothing may be its. */
function isBusy(targetGroup: ResourceReader, graph: Graph): boolean {
  const ways = routesTo(targetGroup, graph);
  if (ways.some(({ share, hasIdle }) => (share === undefined ? !hasIdle : share > 0))) return true;
  const open = ways.find(({ share }) => share === undefined);
  if (open === undefined) return false;
  const { resource } = open.rule ?? open.listener;
  throw new UnknownValueError(resource.urn, `the weight of ${targetGroup.resource.name}`, "unknown");
}

/** Whether a listener sends a scaling group or a service traffic. Throws UnknownValueError. */
export const hasTraffic = (group: ResourceReader, graph: Graph): boolean =>
  targetGroupsOf(group, graph).some((targetGroup) => isBusy(targetGroup, graph));

/** A scaling group or a service as capacity is computed of it. Throws UnknownValueError. */
export function readPoolCapacity(group: ResourceReader, graph: Graph): PoolCapacity {
  const { by, property, count: minSize } = fewestMade(group, graph);
  const own = nodesNeeded(group, graph);
  const { name } = group.resource;
  return {
    path: name,
    minSize,
    zones: makerZones(group, graph),
    minHealthyPercentage: keptWhileRolling(group),
    needed: own ?? minSize,
    source: own === undefined ? `${by.resource.name}.${property}` : "objectives.nodesNeeded",
    cpuTarget: cpuTarget(group, graph),
    hasTraffic: hasTraffic(group, graph),
  };
}
