import type { Path } from "../../settings/path";

/** One option with a direction: the higher its rank the stronger the environment. */
export interface Direction {
  /** `*` stands for one key of the user's. */
  readonly path: string;
  /** Undefined where the value says nothing about strength. */
  readonly rank: (value: unknown) => number | undefined;
  /** What the weaker side loses. */
  readonly loss: string;
  /** For values of several qualities: what `one` lacks of `other`, whatever their ranks. */
  readonly lacks?: (one: unknown, other: unknown) => string | undefined;
}

export const number = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);
export const negated = (value: unknown): number | undefined => (typeof value === "number" ? -value : undefined);
export const flag = (value: unknown): number | undefined => (typeof value === "boolean" ? Number(value) : undefined);
export const isOn = (value: unknown): number => (value === false || value === undefined ? 0 : 1);

/** Words from the weakest to the strongest. */
export const ordered =
  (...words: readonly string[]) =>
  (value: unknown): number | undefined => {
    const index = words.indexOf(String(value));
    return index < 0 ? undefined : index;
  };

/** How `one` is weaker than `other` at a path, by a list of directions; undefined where it is not. */
export function lossFinder(directions: readonly Direction[]) {
  const patterns = directions.map((direction) => ({ direction, keys: direction.path.split(".") }));
  return (path: Path, one: unknown, other: unknown): string | undefined => {
    const direction = patterns.find(
      ({ keys }) => keys.length === path.length && keys.every((key, index) => key === "*" || key === path[index]),
    )?.direction;
    if (direction?.lacks !== undefined) return direction.lacks(one, other);
    const [own, its] = [direction?.rank(one), direction?.rank(other)];
    return own !== undefined && its !== undefined && own < its ? direction?.loss : undefined;
  };
}
