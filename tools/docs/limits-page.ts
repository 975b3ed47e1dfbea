import { table } from "../../model";
import { markdownTable } from "./markdown";

/** The vendor's limits as a page: key, range, unit, source and date. */
export function limitsPage(generated: string): string {
  const rows = Object.entries(table).map(([key, { min, max, unit, source, date, severity }]) => [
    `\`${key}\``,
    min === 0 ? `up to ${max}` : `${min} to ${max}`,
    unit,
    source,
    date,
    severity,
  ]);
  return [
    generated,
    "",
    "# Limits",
    "",
    "Every limit of the vendor that a spec is checked against, with its source and the day it was read. Limits move: set a newer one under",
    "`vipkit:limits` in the stack's file, by its key.",
    "",
    "```yaml",
    "config:",
    "  vipkit:limits:",
    "    elbv2.forward.targetGroups: { max: 10 }",
    "```",
    "",
    ...markdownTable(["key", "range", "unit", "source", "read on", "severity"], rows),
    "",
  ].join("\n");
}
