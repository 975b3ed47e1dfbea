import type { LocatedResult } from "../../policies/report";
import type { Measure } from "../../policies/rule";
import { colors as pc } from "../screen";
import { tableLines } from "../table";

const units = { seconds: "s", percent: "%", nodes: "nodes", addresses: "addresses" } as const;

const amount = (value: number | undefined, measure: Measure): string =>
  value === undefined ? (measure.verdict === "unknown" ? "not known" : "no bound") : `${value} ${units[measure.unit]}`;

const verdicts = {
  met: pc.green("met"),
  broken: pc.red("broken"),
  none: pc.dim("-"),
  unknown: pc.yellow("not known"),
} as const;

/** What was computed of a stack against what it promises; nothing where it promises nothing. */
export function measureLines(results: readonly LocatedResult[]): readonly string[] {
  const rows = results.flatMap(({ measures = [] }) =>
    measures
      .filter(({ objective }) => objective !== undefined)
      .map((measure) => [
        measure.what,
        amount(measure.computed, measure),
        amount(measure.objective, measure),
        verdicts[measure.verdict],
      ]),
  );
  const distinct = [...new Map(rows.map((row) => [row.join("\n"), row])).values()];
  return distinct.length === 0 ? [] : tableLines(["PROVEN", "COMPUTED", "OBJECTIVE", "VERDICT"], distinct);
}
