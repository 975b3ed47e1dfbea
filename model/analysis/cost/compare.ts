import type { Cost, CostLine, Range } from "./types";

/** What of a cost is compared. */
export type ComparedCost = Pick<Cost, "total"> & {
  readonly lines: readonly Pick<CostLine, "component" | "what" | "keys" | "region" | "cost">[];
  readonly unknown: readonly { readonly resource: string; readonly reason: string }[];
};

/** One thing that is billed, where it costs otherwise than before. */
interface ChangedDriver {
  readonly component: string;
  readonly what: string;
  readonly keys: readonly string[];
  /** USD a month; undefined where it was not billed. */
  readonly before: Range | undefined;
  /** USD a month; undefined where it is billed no more. */
  readonly after: Range | undefined;
  readonly difference: Range;
}

/** How a cost differs from an earlier one. */
export interface CostChange {
  readonly before: Range;
  readonly after: Range;
  /** USD a month, of what is known of both. */
  readonly difference: Range;
  /** What makes the difference, the greatest first. */
  readonly drivers: readonly ChangedDriver[];
  /** Costs that are not known and were not there, as `name: reason`. */
  readonly newUnknown: readonly string[];
  /** Costs that were not known, and are known now or gone. */
  readonly oldUnknown: readonly string[];
}

const nothing: Range = { min: 0, max: 0 };

/** The least against the least and the most against the most: the same fleet at its fewest, and at its most nodes. */
function differenceOf(before: Range, after: Range): Range {
  const [atLeast, atMost] = [after.min - before.min, after.max - before.max];
  return { min: Math.min(atLeast, atMost), max: Math.max(atLeast, atMost) };
}

interface Summed {
  readonly line: ComparedCost["lines"][number];
  readonly cost: Range;
}

/** Lines that count the same at the same price in one component are one. */
function summed(lines: ComparedCost["lines"]): ReadonlyMap<string, Summed> {
  const all = new Map<string, Summed>();
  for (const line of lines) {
    const id = JSON.stringify([line.component, line.what, line.keys, line.region ?? ""]);
    const { min, max } = all.get(id)?.cost ?? nothing;
    all.set(id, { line, cost: { min: min + line.cost.min, max: max + line.cost.max } });
  }
  return all;
}

const weight = ({ difference: { min, max } }: ChangedDriver): number => Math.max(Math.abs(min), Math.abs(max));

/** Less than a hundredth of a cent is rounding. */
const isSame = ({ min, max }: Range): boolean => Math.max(Math.abs(min), Math.abs(max)) < 0.0001;

const unknownTexts = ({ unknown }: ComparedCost): readonly string[] => [
  ...new Set(unknown.map(({ resource, reason }) => `${resource}: ${reason}`)),
];

/** What makes one cost differ from an earlier one. */
export function compareCosts(before: ComparedCost, after: ComparedCost): CostChange {
  const [old, now] = [summed(before.lines), summed(after.lines)];
  const drivers = [...new Set([...now.keys(), ...old.keys()])].flatMap((id): readonly ChangedDriver[] => {
    const [was, is] = [old.get(id), now.get(id)];
    const difference = differenceOf(was?.cost ?? nothing, is?.cost ?? nothing);
    const line = (is ?? was)?.line;
    if (line === undefined || isSame(difference)) return [];
    const { component, what, keys } = line;
    return [{ component, what, keys, before: was?.cost, after: is?.cost, difference }];
  });
  const [oldUnknown, newUnknown] = [unknownTexts(before), unknownTexts(after)];
  return {
    before: before.total,
    after: after.total,
    difference: differenceOf(before.total, after.total),
    drivers: drivers.sort((a, b) => weight(b) - weight(a)),
    newUnknown: newUnknown.filter((text) => !oldUnknown.includes(text)),
    oldUnknown: oldUnknown.filter((text) => !newUnknown.includes(text)),
  };
}
