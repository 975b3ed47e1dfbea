import type { ObjectiveVerdict } from "../../model/analysis/budget/types";
import { groupCapacity } from "../../model/analysis/capacity/groups";
import { pathCapacities } from "../../model/analysis/capacity/paths";
import type { ClusterCapacity } from "../../model/analysis/capacity/types";
import { resolveObjectives } from "../../model/objectives/resolve";
import { headroomIn } from "../../platforms/aws/address-headroom";
import type { ClusterSpec } from "./resolved";
import { topologyOf } from "./topology";

/** What is left after losing a node, a zone, and a zone in the middle of a rollout, and how much room the subnets have. Pure. */
export function planClusterCapacity(spec: ClusterSpec): ClusterCapacity {
  const objective = resolveObjectives(spec).capacityAfterZoneLoss;
  const { routes, pools, subnets } = topologyOf(spec);
  const groups = Object.entries(pools).map(([key, pool]) => {
    return { key, path: pool.path, capacity: groupCapacity(pool, objective) };
  });
  return {
    nodeGroups: Object.fromEntries(groups.map(({ key, capacity }) => [key, capacity])),
    paths: pathCapacities(routes, new Map(groups.map(({ path, capacity }) => [path, capacity])), objective),
    ...(subnets === undefined
      ? {}
      : { subnets: subnets.map(({ zone, tier, ...use }) => ({ zone, tier, ...headroomIn(use) })) }),
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
