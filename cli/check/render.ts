import { shortType } from "../../model/graph/short-type";
import { saidOf } from "../../policies/format-result";
import { countVerdicts, type LocatedResult, type Refused, type Report, type StackReport } from "../../policies/report";
import type { RuleMetadata } from "../../policies/rule";
import { settingsFile } from "../../policies/settings";
import { colors as pc, screenWidth } from "../screen";
import { tableLines } from "../table";
import { wrapIndented } from "../wrap";
import { explained, levelWord, open, rulesById } from "./labels";
import { measureLines } from "./measures";
import { notJudgedLines } from "./not-judged";
import { offLines } from "./off";
import { verdictOf } from "./verdict";

interface RenderOptions {
  /** Whether every rule is shown, not only those that found something. Default: false. */
  readonly all?: boolean;
}

/** The whole answer of `vipkit check`, for a reader. */
export function renderReport(
  report: Report,
  rules: readonly RuleMetadata[],
  failing: boolean,
  { all = false }: RenderOptions = {},
): string {
  const known = rulesById(rules);
  return [
    ...(report.error === undefined ? [] : wrapIndented(report.error, screenWidth(), "")),
    ...(all ? renderTable(report, rules) : []),
    ...report.stacks.flatMap((stack, index) => [...(index > 0 || all ? [""] : []), ...renderStack(stack, known, all)]),
    ...report.problems.flatMap((problem) => mark(pc.red("✗"), `${settingsFile}: ${problem}`, "")),
    "",
    ...wrapIndented(verdictOf(report, failing), screenWidth(), ""),
  ].join("\n");
}

function renderTable({ stacks }: Report, rules: readonly RuleMetadata[]): readonly string[] {
  const judged = stacks.filter(({ failure }) => failure === undefined);
  if (judged.length === 0) return [];
  const head = ["RULE", "SEVERITY", ...judged.map(({ stack }) => stack.toUpperCase())];
  const rows = rules.map(({ id, severity }) => [id, severity, ...judged.map((stack) => cell(stack, id))]);
  return tableLines(head, rows, { split: true });
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

function renderStack(report: StackReport, known: ReadonlyMap<string, RuleMetadata>, all: boolean): string[] {
  const head = `${pc.bold(report.stack)} (${report.environment})`;
  if (report.failure !== undefined)
    return [`${head}: ${pc.red("cannot be planned, so nothing was judged")}`, ...indent(report.failure.split("\n"))];
  return [
    ...wrapIndented(`${head}: ${tallyOf(report)}`, screenWidth(), ""),
    ...notJudgedLines(report),
    ...(report.refused ?? []).flatMap(renderRefused),
    ...measureLines(report.results).map((line) => `  ${line}`),
    ...open(report).flatMap((result) => renderResult(result, known)),
    ...explained(report).flatMap((result) =>
      mark(pc.cyan("○"), `${result.rule}  ${result.name}: ${saidOf(result).join("; ")}`),
    ),
    ...offLines(report, all),
  ];
}

function tallyOf({ results, resources, notApplicable }: StackReport): string {
  const { pass, fail, unknown, exempt: excused, error } = countVerdicts(results);
  const tally = `${resources} resources: ${pass} pass, ${fail} fail, ${unknown} unknown, ${excused} exempt`;
  return `${tally}, ${notApplicable.length} rules without a resource${error > 0 ? `, ${error} broken` : ""}`;
}

function renderRefused({ type, name, reason, isFault, location }: Refused): string[] {
  const place = location ? pc.dim(`  ${location.file}:${location.line}`) : "";
  return [
    `  ${pc.red("✗")} ${pc.bold(isFault ? "wrong in the program" : "refused by AWS")} (${shortType(type)})  ${name}${place}`,
    ...indent([reason]),
  ];
}

const marks = { error: pc.red("✗"), warning: pc.yellow("!"), note: pc.yellow("?") } as const;

function renderResult(result: LocatedResult, known: ReadonlyMap<string, RuleMetadata>): string[] {
  const rule = known.get(result.rule);
  const place = result.location ? pc.dim(`  ${result.location.file}:${result.location.line}`) : "";
  return [
    `  ${marks[levelWord(result)]} ${pc.bold(result.rule)} (${rule?.severity ?? ""}, ${result.level})  ${result.name}${place}`,
    ...indent([...saidOf(result), ...(rule ? [`why: ${rule.why}`, `fix: ${rule.remediation}`, pc.dim(rule.url)] : [])]),
  ];
}

/** A sign, and a text in as many lines as it takes beside it. */
const mark = (sign: string, text: string, before = "  "): readonly string[] =>
  wrapIndented(text, screenWidth(), `${before}  `).map((line, index) =>
    index === 0 ? `${before}${sign} ${line.trimStart()}` : line,
  );

const indent = (lines: readonly string[]) => lines.flatMap((line) => wrapIndented(line, screenWidth(), "      "));
