import { ruleBases, ruleKey, table, wordTable } from "../../platforms/aws/limits";
import { markdownTable } from "./markdown";

const ruleRows = () =>
  Object.entries(ruleBases).map(([rule, basis]) => [
    ruleKey(rule) === undefined ? rule : `\`${ruleKey(rule)}\``,
    { vendor: "AWS", toolkit: "this toolkit", spec: "the spec" }[basis.kind],
    basis.kind === "vendor" ? basis.source : basis.reason,
    basis.kind === "spec" ? "-" : basis.date,
  ]);

const wordRows = () =>
  Object.entries(wordTable).map(([key, { values, source, date }]) => [`\`${key}\``, values.join(", "), source, date]);

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
    "## Names",
    "",
    "Options that take one of AWS's names. Where AWS has a newer one, `<key>: { also: [<name>] }` lets it pass, as it is.",
    "",
    ...markdownTable(["key", "names", "source", "read on"], wordRows()),
    "",
    "## Rules",
    "",
    "What a spec is refused for beside its ranges. Where AWS takes by now what it refused, `rule.<name>: { severity: warning }` lets it pass. Rules",
    "without a key are not AWS's: the spec contradicts itself, or this toolkit cannot do what AWS can.",
    "",
    ...markdownTable(["key", "basis", "source or reason", "read on"], ruleRows()),
    "",
  ].join("\n");
}
