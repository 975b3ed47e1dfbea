import { dirname, join, resolve } from "node:path";
import { UserError } from "../../model/user-error";
import type { ProjectPolicies } from "../../policies/pack/project-policies";
import { isFailing, type Report } from "../../policies/report";
import { type RuleMetadata, type Severity, severities } from "../../policies/rule";
import { metadataFor, ruleMetadata } from "../../policies/rule-metadata";
import { settingsFile } from "../../policies/settings";
import { findSettingsFile } from "../../policies/settings-place";
import { type ReportFiles, refuseFiles, refuseStackAsFile, reportText, writeReports } from "../check/files";
import { renderReport } from "../check/render";
import { runCheck, runStateCheck } from "../check/run";
import { defineCommand, type SharedInput } from "../command/define";
import { choice, flag, text, textOrTrue } from "../command/parameters";
import { chooseStacks, projectFolder } from "../command/stacks";
import { keepOutput, print } from "../output";
import { readStandIns, type StandInOptions, standInOptions } from "../program/options";
import { listStacks } from "../project";
import { unlessEnded } from "../unfinished";

/** `vipkit check`: the whole policy pack over what environments would create. */
export const checkCommand = defineCommand({
  name: "check",
  summary: "judge what environments would create by every policy: no engine, no credentials",
  details: [
    "A mandatory rule that fails, breaks or cannot say is exit code 1. Levels, exemptions and what stands for an objective: `vipkit.policies.yaml`.",
    "All stacks together are compared as well: production must nowhere be weaker than staging. Every rule: [policies](../rules/README.md).",
  ],
  stack: "many",
  options: {
    all: flag("every rule in a table, and what the rules that are off would find"),
    acceptUnjudged: flag("pass although components of other plugins (awsx, eks) cannot be looked into"),
    state: text("file", "judge an exported state instead: what `pulumi stack export` wrote"),
    json: textOrTrue("file", "the whole report for machines, to a file or to standard output"),
    sarif: text("file", "also write SARIF 2.1.0, for code scanning"),
    junit: text("file", "also write JUnit XML, for test reports"),
    failOn: choice("severity", severities, "fail for advisory findings of this severity and above, too"),
    ...standInOptions,
  },
  examples: [
    { line: "check", says: "every environment, compared with each other too" },
    { line: "check prod --all", says: "one of them, with every rule's verdict" },
    { line: "check --fail-on high --sarif check.sarif --junit check.xml", says: "for a build server" },
    { line: "check --state exported.json", says: "what stands today" },
  ],
  async run(input) {
    keepOutput();
    refuseFiles(input);
    const fail = (how: string) => publish({ stacks: [], problems: [], error: how }, ruleMetadata, input);
    await unlessEnded(judgeAndPublish(input), fail);
  },
});

interface CheckInput extends ReportFiles, StandInOptions, Omit<SharedInput, "json"> {
  readonly state?: string;
  readonly failOn?: Severity;
  readonly all?: boolean;
  readonly acceptUnjudged?: boolean;
}

async function judgeAndPublish(options: CheckInput): Promise<void> {
  let report: Report;
  let policies: ProjectPolicies | undefined;
  try {
    const judging = whatToJudge(options);
    const { readPolicies } = await import("../../policies/pack/project-policies.js");
    policies = await readPolicies(judging.settings);
    report = { ...(await judging.judge(policies)), acceptsUnjudged: options.acceptUnjudged === true };
  } catch (error) {
    // A reader of the report's files must not take an older one, or none, for a clean one.
    const message = error instanceof Error ? error.message : String(error);
    writeReports({ stacks: [], problems: [], error: message }, ruleMetadata, true, options);
    throw error;
  }
  const known = [...(await metadataFor(report.stacks)), ...policies.own];
  publish(report, known, options);
  if (isFailing(report, known, options.failOn)) throw new UserError("the check failed");
}

interface Judging {
  /** The file of settings; undefined where there is none. */
  readonly settings: string | undefined;
  readonly judge: (policies: ProjectPolicies) => Promise<Report>;
}

function whatToJudge(input: CheckInput): Judging {
  const { state, named } = input;
  if (state !== undefined) {
    if (named.length > 0) throw new UserError("name stacks, or an exported state with --state, not both", 2);
    const settings = findSettingsFile(dirname(resolve(state)));
    return { settings, judge: (policies) => runStateCheck(state, policies) };
  }
  refuseStackAsFile(input, listStacks(projectFolder(input)));
  const { folder, names } = chooseStacks(input);
  return {
    settings: join(folder, settingsFile),
    judge: (policies) => runCheck(folder, names, policies, readStandIns(input)),
  };
}

/** Readers first: a file that cannot be written must not hide what was found. */
function publish(report: Report, known: readonly RuleMetadata[], options: CheckInput): void {
  const failing = isFailing(report, known, options.failOn);
  print(
    options.json === true
      ? reportText(report, failing)
      : renderReport(report, known, failing, { all: options.all === true }),
  );
  writeReports(report, known, failing, options);
}
