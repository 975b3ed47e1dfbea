import { Command, Option } from "commander";
import { ruleHeads } from "../../policies/heads";
import { isFailing, type Report } from "../../policies/report";
import { type Severity, severities } from "../../policies/rule";
import { type ReportFiles, refuseFiles, refuseStackAsFile, reportText, writeReports } from "../check/files";
import { renderReport } from "../check/render";
import { runCheck, runStateCheck } from "../check/run";
import { UserError } from "../errors";
import { keepOutput, print } from "../output";
import { findProject, listStacks, readStack } from "../plan/project";
import { readStandIns, type StandInOptions, withStandIns } from "../program/options";
import { unlessEnded } from "../unfinished";

interface CheckOptions extends ReportFiles, StandInOptions {
  readonly state?: string;
  readonly failOn?: Severity;
  readonly all?: boolean;
  readonly acceptUnjudged?: boolean;
}

/** `vipkit check [stack...]`: the whole policy pack over what environments would create. */
export function checkCommand(): Command {
  return withStandIns(new Command("check"))
    .description("judge what environments would create by every policy: no engine, no credentials")
    .argument("[stack...]", "environments, as in Pulumi.<stack>.yaml; all of them when none is named")
    .option("--all", "every rule in a table, and what the rules that are off would find")
    .option("--accept-unjudged", "pass although components of other plugins (awsx, eks) cannot be looked into")
    .option("--state <file>", "judge an exported state instead: what `pulumi stack export` wrote")
    .option("--json [file]", "the whole report for machines, to a file or to standard output")
    .option("--sarif <file>", "also write SARIF 2.1.0, for code scanning")
    .option("--junit <file>", "also write JUnit XML, for test reports")
    .addOption(
      new Option("--fail-on <severity>", "fail for advisory findings of this severity and above, too").choices(
        severities,
      ),
    )
    .action(async (stacks: string[], options: CheckOptions) => {
      keepOutput();
      refuseFiles(options);
      const fail = (how: string) => publish({ stacks: [], problems: [], error: how }, options);
      await unlessEnded(judgeAndPublish(stacks, options), fail);
    });
}

async function judgeAndPublish(stacks: readonly string[], options: CheckOptions): Promise<void> {
  let report: Report;
  try {
    report = { ...(await judgeWhat(stacks, options)), acceptsUnjudged: options.acceptUnjudged === true };
  } catch (error) {
    // Whoever reads the report's files must not take an older one, or none, for a clean one.
    const message = error instanceof Error ? error.message : String(error);
    writeReports({ stacks: [], problems: [], error: message }, ruleHeads, true, options);
    throw error;
  }
  publish(report, options);
  if (isFailing(report, ruleHeads, options.failOn)) throw new UserError("the check failed");
}

function judgeWhat(stacks: readonly string[], options: CheckOptions): Promise<Report> {
  const { state } = options;
  if (state !== undefined) {
    if (stacks.length > 0) throw new UserError("name stacks, or an exported state with --state, not both", 2);
    return runStateCheck(state);
  }
  const folder = findProject(process.cwd());
  refuseStackAsFile(options, listStacks(folder));
  return runCheck(folder, chooseStacks(folder, stacks), readStandIns(options));
}

function chooseStacks(folder: string, named: readonly string[]): readonly string[] {
  // A wrong name is said before the other stacks are planned.
  const chosen =
    named.length > 0 ? [...new Set(named.map((name) => readStack(folder, name).stack))] : listStacks(folder);
  if (chosen.length === 0) throw new UserError("this project has no Pulumi.<stack>.yaml: there is nothing to check");
  return chosen;
}

/** Readers first: a file that cannot be written must not hide what was found. */
function publish(report: Report, options: CheckOptions): void {
  const failing = isFailing(report, ruleHeads, options.failOn);
  print(
    options.json === true
      ? reportText(report, failing)
      : renderReport(report, ruleHeads, failing, { all: options.all === true }),
  );
  writeReports(report, ruleHeads, failing, options);
}
