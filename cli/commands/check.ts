import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Command, Option } from "commander";
import { ruleHeads } from "../../policies/heads";
import { isFailing, type Report } from "../../policies/report";
import { type Severity, severities } from "../../policies/rule";
import { packageVersion } from "../../tools/setup/packages";
import { toJUnit } from "../check/junit";
import { renderReport } from "../check/render";
import { runCheck, runStateCheck } from "../check/run";
import { toSarif } from "../check/sarif";
import { UserError } from "../errors";
import { findProject, listStacks, readStack } from "../plan/project";

interface CheckOptions {
  readonly state?: string;
  readonly json?: string | true;
  readonly sarif?: string;
  readonly junit?: string;
  readonly failOn?: Severity;
}

/** `vipkit check [stack...]`: the whole policy pack over what environments would create. */
export function checkCommand(): Command {
  return new Command("check")
    .description("judge what environments would create by every policy: no engine, no credentials")
    .argument("[stack...]", "environments, as in Pulumi.<stack>.yaml; all of them when none is named")
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
      const report = await judgeWhat(stacks, options);
      const failing = isFailing(report, ruleHeads, options.failOn);
      publish(report, options, failing);
      if (failing) throw new UserError("the check failed");
    });
}

function judgeWhat(stacks: readonly string[], { state }: CheckOptions): Promise<Report> {
  if (state !== undefined) {
    if (stacks.length > 0) throw new UserError("name stacks, or an exported state with --state, not both", 2);
    return runStateCheck(state);
  }
  const folder = findProject(process.cwd());
  return runCheck(folder, chooseStacks(folder, stacks));
}

function chooseStacks(folder: string, named: readonly string[]): readonly string[] {
  const chosen = named.length > 0 ? [...new Set(named)] : listStacks(folder);
  if (chosen.length === 0) throw new UserError("this project has no Pulumi.<stack>.yaml: there is nothing to check");
  // A wrong name is said before the other stacks are planned.
  for (const stack of named) readStack(folder, stack);
  return chosen;
}

function publish(report: Report, { json, sarif, junit }: CheckOptions, failing: boolean): void {
  const text = JSON.stringify({ passed: !failing, ...report }, undefined, 2);
  if (typeof json === "string") write(json, text);
  if (sarif !== undefined)
    write(sarif, JSON.stringify(toSarif(report, ruleHeads, packageVersion("./package.json")), undefined, 2));
  if (junit !== undefined) write(junit, toJUnit(report));
  console.log(json === true ? text : renderReport(report, ruleHeads, failing));
}

function write(file: string, text: string): void {
  const path = resolve(file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text.endsWith("\n") ? text : `${text}\n`);
}
