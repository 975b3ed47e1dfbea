/** A run of status codes, both ends included. */
interface StatusRange {
  readonly from: number;
  readonly to: number;
}

/** Status codes as a health check names them: `200`, `200-299`, `200,204`. Undefined for anything else, and for a range that runs backwards. */
export function parseStatuses(text: string): readonly StatusRange[] | undefined {
  const ranges = text.split(",").map((part): StatusRange | undefined => {
    const [, from, to = from] = /^\s*(\d{3})(?:-(\d{3}))?\s*$/.exec(part) ?? [];
    if (from === undefined) return undefined;
    const range = { from: Number(from), to: Number(to) };
    return range.from <= range.to && range.from >= 100 && range.to <= 599 ? range : undefined;
  });
  const known = ranges.filter((range) => range !== undefined);
  return known.length === ranges.length ? known : undefined;
}

/** Every status code that is meant, ascending and once each. */
export const statusesOf = (ranges: readonly StatusRange[]): readonly number[] =>
  [
    ...new Set(ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index))),
  ].sort((a, b) => a - b);
