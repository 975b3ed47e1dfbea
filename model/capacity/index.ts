import { forwardPaths } from "../budget/forwards";
import type { Verdict } from "../budget/types";
import { resolveObjectives } from "../objectives/resolve";
import type { ClusterSpec } from "../spec/cluster";
import { groupCapacity, groupSide } from "./groups";
import { planPathCapacities } from "./paths";
import { planSubnetRoom } from "./subnets";
import type { ClusterCapacity } from "./types";

export { groupSideFrom, hasTraffic, nodesNeeded } from "./from-graph";
export { groupCapacity } from "./groups";
export { subnetRoomFrom } from "./subnets-from-graph";
export * from "./types";

/** What is left after losing a node, a zone, and a zone in the middle of a rollout, and how much room the subnets have. Pure. */
export function planClusterCapacity(spec: ClusterSpec): ClusterCapacity {
  const objective = resolveObjectives(spec).capacityAfterZoneLoss;
  const busy = new Set(forwardPaths(spec).flatMap(({ targetGroup, share }) => (share > 0 ? [targetGroup] : [])));
  const nodeGroups = Object.fromEntries(
    Object.entries(spec.nodeGroups)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, group]) => [key, groupCapacity(groupSide(spec, key, group, busy), objective)]),
  );
  const subnets = planSubnetRoom(spec);
  return {
    nodeGroups,
    paths: planPathCapacities(spec, nodeGroups, objective),
    ...(subnets === undefined ? {} : { subnets }),
    ...(objective === undefined ? {} : { objective }),
  };
}

/** Node group -> percent of the nodes needed that are left, and the verdict. */
export type CapacitySummary = Readonly<
  Record<string, { readonly nodeLoss: number; readonly zoneLoss: number; readonly verdict: Verdict }>
>;

/** The capacity in short, as a stack tells it. */
export const summarizeCapacity = ({ nodeGroups }: ClusterCapacity): CapacitySummary =>
  Object.fromEntries(
    Object.entries(nodeGroups).map(([key, { nodeLoss, zoneLoss, verdict }]) => [
      key,
      { nodeLoss: nodeLoss.percent, zoneLoss: zoneLoss.percent, verdict },
    ]),
  );
