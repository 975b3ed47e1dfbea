import { Command, InvalidArgumentError } from "commander";
import { graphOfPlan } from "../../model/graph";
import { classOf, contextOf } from "../../policies/settings";
import { readProjectSettings } from "../../policies/settings-file";
import { renderBudget, renderProgramBudget } from "../budget/render";
import { type BudgetReport, readBudget } from "../budget/report";
import { UserError } from "../errors";
import { tellNotes } from "../notes";
import { keepOutput, print } from "../output";
import { findProject, listStacks, readStack, type StackFiles } from "../plan/project";
import { refuseLost, refuseRefused } from "../plan/refused";
import { refuseWrongRegions } from "../plan/region";
import { readStandIns, type StandInOptions, withStandIns } from "../program/options";
import { refuseUnseen } from "../program/unseen";
import { hasSpec } from "../stack-values";
import { sayEnded, unlessEnded } from "../unfinished";

interface BudgetOptions extends StandInOptions {
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
  return withStandIns(new Command("budget"))
    .description("show how long each fault would hurt and what capacity is left, against the environment's objectives")
    .argument("[stack]", "the environment, as in Pulumi.<stack>.yaml; all of them when absent")
    .option("--json", "everything, every term with its source, for machines")
    .option("--rate <requests>", "requests per second, to see how many would be lost", rate)
    .action(async (stack: string | undefined, options: BudgetOptions) => {
      const folder = findProject(process.cwd());
      const stacks = stack === undefined ? listStacks(folder) : [stack];
      if (stacks.length === 0) throw new UserError("this project has no Pulumi.<stack>.yaml");
      const files = stacks.map((name) => readStack(folder, name));
      for (const one of files) {
        tellNotes(one);
        refuseWrongRegions(one, process.env);
      }
      const [foreign] = files.filter((one) => !hasSpec(one));
      if (foreign === undefined) return ofSpecs(files, options);
      // The SDK keeps a program's state for as long as the process lives.
      if (files.length > 1) throw new UserError(`which stack? ${stacks.join(", ")}`, 2);
      await ofProgram(foreign, options);
    });
}

function ofSpecs(files: readonly StackFiles[], options: BudgetOptions): void {
  const reports = files.map(readBudget);
  print(options.json ? json(reports) : reports.map((report) => renderBudget(report, options.rate)).join("\n\n"));
  refuseBroken(reports);
}

/** A program of one's own is planned, and computed from its resources. */
async function ofProgram(files: StackFiles, options: BudgetOptions): Promise<void> {
  keepOutput();
  const { planOffline } = await import("../plan/offline.js");
  const { isEmpty, programBudget } = await import("../budget/program.js");
  const plan = await unlessEnded(planOffline(files, readStandIns(options)), sayEnded);
  refuseLost(plan);
  const { settings } = readProjectSettings(files.folder);
  const report = programBudget(graphOfPlan(plan), contextOf(classOf(files.stack, settings), settings));
  if (isEmpty(report)) {
    refuseUnseen(plan);
    throw new UserError(
      `${files.stack}: no listener forwards to a target group and there is no scaling group: nothing has a budget`,
    );
  }
  print(options.json ? JSON.stringify(report, undefined, 2) : renderProgramBudget(report, options.rate));
  refuseUnseen(plan);
  refuseRefused(plan);
  refuseBroken([report]);
  if (report.notKnown.length > 0) throw new UserError(`${files.stack}: not every figure is known`);
}

/** One report as itself, several as a list. */
const json = (reports: readonly BudgetReport[]) =>
  JSON.stringify(reports.length === 1 ? reports[0] : reports, undefined, 2);

/** A broken objective is a failure, for scripts too. */
function refuseBroken(reports: readonly Pick<BudgetReport, "stack" | "broken">[]): void {
  const broken = reports.filter((report) => report.broken.length > 0);
  if (broken.length === 0) return;
  throw new UserError(
    broken.map((report) => `${report.stack}: objectives broken: ${report.broken.join("; ")}`).join("\n"),
  );
}
