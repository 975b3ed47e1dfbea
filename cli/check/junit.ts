import { isBlocking } from "../../policies/evaluate";
import { saidOf } from "../../policies/format-result";
import type { LocatedResult, NotJudged, Refused, Report, StackReport } from "../../policies/report";
import { settingsFile } from "../../policies/settings";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Safe in an attribute and in text; what XML 1.0 cannot hold at all is left out. */
const xml = (text: string) =>
  [...text]
    .filter((character) => character >= " " || character === "\n" || character === "\t")
    .join("")
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** A report as JUnit XML: a suite a stack, a case for each rule and resource. */
export function toJUnit(report: Report): string {
  const suites = [
    ...(report.error === undefined ? [] : [renderSuite("check", [planError(report.error)])]),
    ...report.stacks.map(suite),
    ...(report.problems.length > 0 ? [settingsSuite(report.problems)] : []),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="vipkit check">',
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}

interface Case {
  readonly name: string;
  readonly className: string;
  readonly outcome: "passed" | "failure" | "error" | "skipped";
  readonly message: string;
}

function suite(report: StackReport): string {
  const cases: readonly Case[] =
    report.failure === undefined
      ? [
          ...(report.refused ?? []).map(refusedCase),
          ...(report.notJudged ?? []).map(notJudgedCase),
          ...report.results.map(toCase),
        ]
      : [planError(report.failure)];
  return renderSuite(report.stack, cases);
}

const refusedCase = ({ name, type, reason, isFault }: Refused): Case => ({
  name,
  className: `${isFault ? "program-is-right" : "vendor-refuses"} ${type}`,
  outcome: "failure",
  message: reason,
});

const notJudgedCase = ({ why, type, names }: NotJudged): Case => ({
  name: type,
  className: "not-judged",
  outcome: "skipped",
  message: `not judged: ${names.join(", ")} (${why})`,
});

const planError = (message: string): Case => ({ name: "plan", className: "plan", outcome: "error", message });

const settingsSuite = (problems: readonly string[]) =>
  renderSuite(
    settingsFile,
    problems.map((message, index) => ({
      name: `problem ${index + 1}`,
      className: "settings",
      outcome: "failure",
      message,
    })),
  );

function toCase(result: LocatedResult): Case {
  return { name: result.name, className: result.rule, outcome: outcomeOf(result), message: saidOf(result).join("\n") };
}

/** Advice fails no build: it is shown as skipped, with its message. */
function outcomeOf(result: LocatedResult): Case["outcome"] {
  if (result.verdict === "pass") return "passed";
  if (result.verdict === "error") return "error";
  return isBlocking(result) ? "failure" : "skipped";
}

function renderSuite(name: string, cases: readonly Case[]): string {
  const count = (outcome: Case["outcome"]) => cases.filter((one) => one.outcome === outcome).length;
  const counts = `tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}"`;
  return [`  <testsuite name="${xml(name)}" ${counts}>`, ...cases.map(renderCase), "  </testsuite>"].join("\n");
}

function renderCase({ name, className, outcome, message }: Case): string {
  const open = `    <testcase name="${xml(name)}" classname="${xml(className)}"`;
  if (outcome === "passed") return `${open}/>`;
  const short = xml(message.split("\n")[0] ?? "");
  const body = outcome === "skipped" ? "" : xml(message);
  return `${open}><${outcome} message="${short}">${body}</${outcome}></testcase>`;
}
