import type { Route } from "../../topology/topology";
import type { ObjectiveVerdict } from "../budget/types";
import type { GroupCapacity, PathCapacity } from "./types";

/** By the path of the pool. */
type Groups = ReadonlyMap<string, GroupCapacity>;
/** Nodes that a group still has. */
type LeftIn = (path: string, group: GroupCapacity) => number;

/** Percent of an action's requests that are still carried at the target. Where others register the targets nothing is known, and nothing lost. */
function carriedPercent(routes: readonly Route[], groups: Groups, leftIn: LeftIn): number {
  const carried = ({ served, share }: Route) => {
    const behind = served.flatMap(({ path }) => {
      const group = groups.get(path);
      return group === undefined ? [] : [{ needed: group.needed, left: leftIn(path, group) }];
    });
    const needed = behind.reduce((sum, group) => sum + group.needed, 0);
    const left = behind.reduce((sum, group) => sum + group.left, 0);
    return share * (needed === 0 ? 1 : Math.min(1, left / needed));
  };
  const total = routes.reduce((sum, route) => sum + carried(route), 0);
  // Shares add up to 1 but for the last binary digit.
  return Math.floor(100 * total + 1e-9);
}

/** The node that is missed most: only its own group has one less. */
function withoutNode(routes: readonly Route[], groups: Groups): number {
  const without = (victim: string) =>
    carriedPercent(routes, groups, (path, { nodes, nodeLoss }) => (path === victim ? nodeLoss.left : nodes));
  const behind = new Set(routes.flatMap(({ served }) => served.map(({ path }) => path)));
  return Math.min(100, ...[...behind].map(without));
}

function verdictOf(percent: number, objective: number | undefined): ObjectiveVerdict {
  if (objective === undefined) return "none";
  return percent >= Math.min(100, objective) ? "met" : "broken";
}

/** What each forward action carries after a loss. Weights do not follow it, so each target group must carry its own share. */
export function pathCapacities(routes: readonly Route[], groups: Groups, objective?: number): readonly PathCapacity[] {
  const paths = [...new Set(routes.map(({ path }) => path))];
  return paths.map((path) => {
    const own = routes.filter((route) => route.path === path);
    const nodeLoss = withoutNode(own, groups);
    const zoneLoss = carriedPercent(own, groups, (_, group) => group.zoneLoss.left);
    return {
      path,
      nodeLoss,
      zoneLoss,
      zoneLossInRefresh: carriedPercent(own, groups, (_, group) => group.zoneLossInRefresh.left),
      nPlusOne: nodeLoss === 100,
      verdict: verdictOf(zoneLoss, objective),
    };
  });
}
