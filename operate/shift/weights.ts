import { suggest } from "../../model/settings/suggest";

/** Weight by the user's key of the target group, of one forward action: 0 to 999. Only their ratio counts. */
export type Weights = Readonly<Record<string, number>>;

/** Highest weight of a target group. Source: elbv2 TargetGroupTuple.Weight; a Gateway takes more. */
export const highestWeight = 999;

export const sumOf = (weights: Weights): number => Object.values(weights).reduce((sum, weight) => sum + weight, 0);

/** `blue=80, green=20` */
export const formatWeights = (weights: Weights): string =>
  Object.entries(weights)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, weight]) => `${group}=${weight}`)
    .join(", ");

/** Share of the traffic, 0 to 1, of a group; 0 where all weights are 0. */
export function shareOf(weights: Weights, group: string): number {
  const sum = sumOf(weights);
  return sum === 0 ? 0 : (weights[group] ?? 0) / sum;
}

/** Groups whose share is larger in `after` than in `before`: those that a shift may hurt. Sorted. */
export const gaining = (before: Weights, after: Weights): readonly string[] =>
  Object.keys({ ...before, ...after })
    .filter((group) => crossed(after, group, before) > 0)
    .sort();

/** Above 0 where the group's share in `a` is larger than in `b`: compared without a division, so that equal is equal. */
const crossed = (a: Weights, group: string, b: Weights): number =>
  (a[group] ?? 0) * sumOf(b) - (b[group] ?? 0) * sumOf(a);

/** Share of all traffic, 0 to 1, that goes elsewhere in `after` than in `before`. */
export const movedShare = (before: Weights, after: Weights): number =>
  gaining(before, after).reduce((sum, group) => sum + shareOf(after, group) - shareOf(before, group), 0);

/** Whether they are the same number for each group; one that is missing has 0. */
export const sameWeights = (a: Weights, b: Weights): boolean =>
  Object.keys({ ...a, ...b }).every((group) => (a[group] ?? 0) === (b[group] ?? 0));

/**
 * The weights that a user asks for: `blue=50,green=50`.
 * @param live weights of the action now: its groups are those that can be named
 * @returns them with every group of the action, or all that is wrong, a line each
 */
export function parseWeights(
  text: string,
  live: Weights,
): { readonly weights: Weights } | { readonly problems: readonly string[] } {
  const groups = Object.keys(live).sort();
  const said = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => part.split("="));
  const named = said.map(([group = ""]) => group);
  const problems = [
    ...said.flatMap(([group = "", weight = "", ...rest]) => [
      ...nameProblem(group, groups),
      ...(rest.length === 0 && /^\d{1,3}$/.test(weight)
        ? []
        : [`${group}: not a weight, got ${JSON.stringify([weight, ...rest].join("="))}; a whole number, 0 to 999`]),
    ]),
    ...named.filter((group, index) => named.indexOf(group) !== index).map((group) => `${group}: named twice`),
    ...groups
      .filter((group) => !named.includes(group) && live[group] !== 0)
      .map(
        (group) =>
          `${group}: has weight ${live[group]} now and is not named; write ${group}=${live[group]} to keep it, ${group}=0 to empty it`,
      ),
  ];
  const weights = Object.fromEntries([
    ...groups.map((group) => [group, 0] as const),
    ...said.map(([group = "", weight]) => [group, Number(weight)] as const),
  ]);
  if (problems.length === 0 && sumOf(weights) === 0)
    return { problems: [`${text}: every weight is 0, and no group would serve; give one of them more`] };
  return problems.length > 0 ? { problems } : { weights };
}

function nameProblem(group: string, groups: readonly string[]): readonly string[] {
  if (groups.includes(group)) return [];
  const near = suggest(group, groups);
  return [
    `${group}: no target group of this action; one of ${groups.join(", ")}${near === undefined ? "" : `; did you mean ${near}`}`,
  ];
}
