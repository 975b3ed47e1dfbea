import { countVerdicts, type LocatedResult, type Report, type StackReport } from "../../policies/report";
import type { RuleHead } from "../../policies/rule";
import { settingsFile } from "../../policies/settings";
import { saidOf } from "../../policies/words";
import { colors as pc } from "../screen";
import { tableLines } from "../table";
import { explained, levelWord, open, rulesById } from "./labels";
import { measureLines } from "./measures";

/** The whole answer of `vipkit check`, for a reader. */
export function renderReport(report: Report, rules: readonly RuleHead[], failing: boolean): string {
  const known = rulesById(rules);
  return [
    ...renderTable(report, rules),
    ...report.stacks.flatMap((stack) => renderStack(stack, known)),
    ...report.problems.map((problem) => `${pc.red("✗")} ${settingsFile}: ${problem}`),
    "",
    failing ? pc.red(pc.bold("policies do not hold")) : pc.green(pc.bold("every mandatory policy holds")),
  ].join("\n");
}

function renderTable({ stacks }: Report, rules: readonly RuleHead[]): readonly string[] {
  const judged = stacks.filter(({ failure }) => failure === undefined);
  if (judged.length === 0) return [];
  const head = ["RULE", "SEVERITY", ...judged.map(({ stack }) => stack.toUpperCase())];
  const rows = rules.map(({ id, severity }) => [id, severity, ...judged.map((stack) => cell(stack, id))]);
  return tableLines(head, rows);
}

function cell({ results, disabled }: StackReport, id: string): string {
  if (disabled.includes(id)) return pc.dim("off");
  const { pass, fail, unknown, exempt: excused, error } = countVerdicts(results.filter(({ rule }) => rule === id));
  const parts = [
    pass > 0 ? pc.green(`${pass} pass`) : "",
    fail > 0 ? pc.red(`${fail} fail`) : "",
    error > 0 ? pc.red(`${error} broken`) : "",
    unknown > 0 ? pc.yellow(`${unknown} unknown`) : "",
    excused > 0 ? pc.cyan(`${excused} exempt`) : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? pc.dim("-") : parts.join(", ");
}

function renderStack(report: StackReport, known: ReadonlyMap<string, RuleHead>): string[] {
  const head = `${pc.bold(report.stack)} (${report.environment})`;
  if (report.failure !== undefined) {
    return [
      "",
      `${head}: ${pc.red("cannot be planned, so nothing was judged")}`,
      ...indent(report.failure.split("\n")),
    ];
  }
  const { pass, fail, unknown, exempt: excused, error } = countVerdicts(report.results);
  const tally = `${report.resources} resources: ${pass} pass, ${fail} fail, ${unknown} unknown, ${excused} exempt`;
  const rest = `${report.notApplicable.length} rules without a resource, ${report.disabled.length} off`;
  return [
    "",
    `${head}: ${tally}, ${rest}${error > 0 ? `, ${error} broken` : ""}`,
    ...measureLines(report.results).map((line) => `  ${line}`),
    ...open(report).flatMap((result) => renderResult(result, known)),
    ...explained(report).map(
      (result) => `  ${pc.cyan("○")} ${result.rule}  ${result.name}: ${saidOf(result).join("; ")}`,
    ),
  ];
}

const marks = { error: pc.red("✗"), warning: pc.yellow("!"), note: pc.yellow("?") } as const;

function renderResult(result: LocatedResult, known: ReadonlyMap<string, RuleHead>): string[] {
  const rule = known.get(result.rule);
  const place = result.location ? pc.dim(`  ${result.location.file}:${result.location.line}`) : "";
  return [
    `  ${marks[levelWord(result)]} ${pc.bold(result.rule)} (${rule?.severity ?? ""}, ${result.level})  ${result.name}${place}`,
    ...indent([...saidOf(result), ...(rule ? [`why: ${rule.why}`, `fix: ${rule.remediation}`, pc.dim(rule.url)] : [])]),
  ];
}

const indent = (lines: readonly string[]) => lines.map((line) => `      ${line}`);
