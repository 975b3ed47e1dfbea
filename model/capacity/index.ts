import { forwardPaths } from "../budget/forwards";
import { groupsServing } from "../budget/site";
import type { Verdict } from "../budget/types";
import { resolveObjectives } from "../objectives/resolve";
import type { ClusterSpec } from "../spec/cluster";
import { planGroupCapacity } from "./groups";
import { planSubnetRoom } from "./subnets";
import type { ClusterCapacity, GroupCapacity, Left, PathCapacity } from "./types";

export * from "./types";

type Loss = "nodeLoss" | "zoneLoss" | "zoneLossInRefresh";

/** Part of a target group's requests that its nodes still carry at the target, 0 to 1; 1 where others register its targets. */
function carried(groups: readonly GroupCapacity[], pick: (group: GroupCapacity) => Left): number {
  const needed = groups.reduce((sum, group) => sum + group.needed, 0);
  const left = groups.reduce((sum, group) => sum + pick(group).left, 0);
  return needed === 0 ? 1 : Math.min(1, left / needed);
}

/** Weights do not follow a loss, so each target group must carry its own share. */
function pathCapacities(
  spec: ClusterSpec,
  capacities: Readonly<Record<string, GroupCapacity>>,
): readonly PathCapacity[] {
  const forwards = forwardPaths(spec);
  const paths = [...new Set(forwards.map(({ path }) => path))];
  return paths.map((path) => {
    const percent = (loss: Loss) => {
      const total = forwards
        .filter((forward) => forward.path === path)
        .reduce((sum, { targetGroup, share }) => {
          const groups = groupsServing(spec, targetGroup).flatMap(([key]) => capacities[key] ?? []);
          return sum + share * carried(groups, (group) => group[loss]);
        }, 0);
      return Math.floor(100 * total + 1e-9);
    };
    return {
      path,
      nodeLoss: percent("nodeLoss"),
      zoneLoss: percent("zoneLoss"),
      zoneLossInRefresh: percent("zoneLossInRefresh"),
    };
  });
}

/** What is left after losing a node, a zone, and a zone in the middle of a rollout, and how much room the subnets have. Pure. */
export function planClusterCapacity(spec: ClusterSpec): ClusterCapacity {
  const objective = resolveObjectives(spec).capacityAfterZoneLoss;
  const nodeGroups = Object.fromEntries(
    Object.entries(spec.nodeGroups)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, group]) => [key, planGroupCapacity(spec, key, group, objective)]),
  );
  const subnets = planSubnetRoom(spec);
  return {
    nodeGroups,
    paths: pathCapacities(spec, nodeGroups),
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
