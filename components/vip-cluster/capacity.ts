import type { ObjectiveVerdict } from "../../model/analysis/budget/types";
import { groupCapacity, type PoolCapacity } from "../../model/analysis/capacity/groups";
import type { ClusterCapacity } from "../../model/analysis/capacity/types";
import { resolveObjectives } from "../../model/objectives/resolve";
import type { NodeGroupSettings } from "../aws/node-group/settings";
import { forwardPaths } from "./forward-paths";
import { planPathCapacities } from "./path-capacity";
import type { ClusterSpec } from "./settings";
import { planSubnetHeadroom } from "./subnet-headroom";
import { zoneCounts } from "./traffic-paths";

/** `busy`: target groups with traffic. */
function poolCapacityOf(
  spec: ClusterSpec,
  key: string,
  group: NodeGroupSettings,
  busy: ReadonlySet<string>,
): PoolCapacity {
  const own = spec.objectives.nodesNeeded[key];
  return {
    minSize: group.minSize,
    zones: zoneCounts(spec).nodes,
    minHealthyPercentage: group.instanceRefresh.minHealthyPercentage,
    needed: own ?? group.minSize,
    source: own === undefined ? `nodeGroups.${key}.minSize` : `objectives.nodesNeeded.${key}`,
    cpuTarget: group.autoscaling.cpu?.targetValue,
    hasTraffic: group.targetGroups.some((name) => busy.has(name)),
  };
}

/** What is left after losing a node, a zone, and a zone in the middle of a rollout, and how much room the subnets have. Pure. */
export function planClusterCapacity(spec: ClusterSpec): ClusterCapacity {
  const objective = resolveObjectives(spec).capacityAfterZoneLoss;
  const busy = new Set(forwardPaths(spec).flatMap(({ targetGroup, share }) => (share > 0 ? [targetGroup] : [])));
  const nodeGroups = Object.fromEntries(
    Object.entries(spec.nodeGroups)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, group]) => [key, groupCapacity(poolCapacityOf(spec, key, group, busy), objective)]),
  );
  const subnets = planSubnetHeadroom(spec);
  return {
    nodeGroups,
    paths: planPathCapacities(spec, nodeGroups, objective),
    ...(subnets === undefined ? {} : { subnets }),
    ...(objective === undefined ? {} : { objective }),
  };
}

/** Node group -> percent of the nodes needed that are left, and the verdict. */
export type CapacitySummary = Readonly<
  Record<string, { readonly nodeLoss: number; readonly zoneLoss: number; readonly verdict: ObjectiveVerdict }>
>;

/** The capacity in short, as a stack tells it. */
export const summarizeCapacity = ({ nodeGroups }: ClusterCapacity): CapacitySummary =>
  Object.fromEntries(
    Object.entries(nodeGroups).map(([key, { nodeLoss, zoneLoss, verdict }]) => [
      key,
      { nodeLoss: nodeLoss.percent, zoneLoss: zoneLoss.percent, verdict },
    ]),
  );
