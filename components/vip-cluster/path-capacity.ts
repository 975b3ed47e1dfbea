import type { ObjectiveVerdict } from "../../model/analysis/budget/types";
import type { GroupCapacity, PathCapacity } from "../../model/analysis/capacity/types";
import { type ForwardPath, forwardPaths } from "./forward-paths";
import type { ClusterSpec } from "./settings";
import { groupsServing } from "./traffic-paths";

type Groups = Readonly<Record<string, GroupCapacity>>;
/** Nodes that a group still has. */
type LeftIn = (key: string, group: GroupCapacity) => number;

/** Percent of an action's requests that are still carried at the target. Where others register the targets nothing is known, and nothing lost. */
function carriedPercent(spec: ClusterSpec, forwards: readonly ForwardPath[], groups: Groups, leftIn: LeftIn): number {
  const carried = ({ targetGroup, share }: ForwardPath) => {
    const behind = groupsServing(spec, targetGroup).flatMap(([key]) => {
      const group = groups[key];
      return group === undefined ? [] : [{ needed: group.needed, left: leftIn(key, group) }];
    });
    const needed = behind.reduce((sum, group) => sum + group.needed, 0);
    const left = behind.reduce((sum, group) => sum + group.left, 0);
    return share * (needed === 0 ? 1 : Math.min(1, left / needed));
  };
  const total = forwards.reduce((sum, forward) => sum + carried(forward), 0);
  // Shares add up to 1 but for the last binary digit.
  return Math.floor(100 * total + 1e-9);
}

/** The node that is missed most: only its own group has one less. */
function withoutNode(spec: ClusterSpec, forwards: readonly ForwardPath[], groups: Groups): number {
  const without = (victim: string) =>
    carriedPercent(spec, forwards, groups, (key, { nodes, nodeLoss }) => (key === victim ? nodeLoss.left : nodes));
  const behind = new Set(forwards.flatMap(({ targetGroup }) => groupsServing(spec, targetGroup).map(([key]) => key)));
  return Math.min(100, ...[...behind].map(without));
}

function verdictOf(percent: number, objective: number | undefined): ObjectiveVerdict {
  if (objective === undefined) return "none";
  return percent >= Math.min(100, objective) ? "met" : "broken";
}

/** What each forward action carries after a loss. Weights do not follow it, so each target group must carry its own share. */
export function planPathCapacities(spec: ClusterSpec, groups: Groups, objective?: number): readonly PathCapacity[] {
  const forwards = forwardPaths(spec);
  const paths = [...new Set(forwards.map(({ path }) => path))];
  return paths.map((path) => {
    const own = forwards.filter((forward) => forward.path === path);
    const nodeLoss = withoutNode(spec, own, groups);
    const zoneLoss = carriedPercent(spec, own, groups, (_, group) => group.zoneLoss.left);
    return {
      path,
      nodeLoss,
      zoneLoss,
      zoneLossInRefresh: carriedPercent(spec, own, groups, (_, group) => group.zoneLossInRefresh.left),
      nPlusOne: nodeLoss === 100,
      verdict: verdictOf(zoneLoss, objective),
    };
  });
}
