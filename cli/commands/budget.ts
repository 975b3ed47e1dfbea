import { Command, InvalidArgumentError } from "commander";
import { renderBudget } from "../budget/render";
import { type BudgetReport, readBudget } from "../budget/report";
import { UserError } from "../errors";
import { tellNotes } from "../notes";
import { print } from "../output";
import { findProject, listStacks, readStack } from "../plan/project";

interface BudgetOptions {
  readonly json?: boolean;
  readonly rate?: number;
}

function rate(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError("a number of requests per second above 0, such as 200");
}

/** `vipkit budget [stack]`: how long each fault hurts, and what is left after it. Nothing is asked of anybody. */
export function budgetCommand(): Command {
  return new Command("budget")
    .description("show how long each fault would hurt and what capacity is left, against the environment's objectives")
    .argument("[stack]", "the environment, as in Pulumi.<stack>.yaml; all of them when absent")
    .option("--json", "everything, every term with its source, for machines")
    .option("--rate <requests>", "requests per second, to see how many would be lost", rate)
    .action((stack: string | undefined, options: BudgetOptions) => {
      const folder = findProject(process.cwd());
      const stacks = stack === undefined ? listStacks(folder) : [stack];
      if (stacks.length === 0) throw new UserError("this project has no Pulumi.<stack>.yaml");
      const read = stacks.map((name) => readStack(folder, name));
      for (const files of read) tellNotes(files);
      const reports = read.map((files) => readBudget(files));
      print(options.json ? json(reports) : reports.map((report) => renderBudget(report, options.rate)).join("\n\n"));
      refuseBroken(reports);
    });
}

/** One report as itself, several as a list. */
const json = (reports: readonly BudgetReport[]) =>
  JSON.stringify(reports.length === 1 ? reports[0] : reports, undefined, 2);

/** A broken objective is a failure, for scripts too. */
function refuseBroken(reports: readonly BudgetReport[]): void {
  const broken = reports.filter((report) => report.broken.length > 0);
  if (broken.length === 0) return;
  throw new UserError(
    broken.map((report) => `${report.stack}: objectives broken: ${report.broken.join("; ")}`).join("\n"),
  );
}
