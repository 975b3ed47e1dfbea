import { commandLine } from "../../model/command-line";
import { UserError } from "../../model/user-error";
import { graphOfPlan } from "../../policies/plan-graph";
import { classOf, contextOf } from "../../policies/settings";
import { readProjectSettings } from "../../policies/settings-file";
import { renderBudget, renderProgramBudget } from "../budget/render";
import { type BudgetReport, readBudget } from "../budget/report";
import { defineCommand } from "../command/define";
import { positive } from "../command/parameters";
import { chooseStacks, refuseChoice } from "../command/stacks";
import { toJson, toJsonList } from "../json";
import { tellNote, tellNotes } from "../notes";
import { keepOutput, print } from "../output";
import { refuseLost, refuseRefused } from "../plan/refused";
import { refuseWrongRegions } from "../plan/region";
import { readStandIns, type StandInOptions, standInOptions } from "../program/options";
import { refuseUnseen } from "../program/unseen";
import { readStack, type StackFiles } from "../project";
import { hasSpec, isKubernetesStack } from "../stack-values";
import { sayEnded, unlessEnded } from "../unfinished";

/** `vipkit budget`: how long each fault hurts, and what is left after it. No service is asked. */
export const budgetCommand = defineCommand({
  name: "budget",
  summary: "show how long each fault would hurt and what capacity is left, against the environment's objectives",
  details: [
    "A stack with a `vipkit:cluster` is computed from its file; any other program is planned first, one stack at a time. A broken objective is exit code 1.",
    "What the figures are made of: [the failover budget](../budget.md).",
  ],
  stack: "many",
  json: "everything, every term with its source, for machines: one stack as itself, several as a list",
  options: {
    rate: positive(
      "requests",
      "a number of requests per second above 0, such as 200",
      "requests per second, to see how many would be lost",
    ),
    ...standInOptions,
  },
  examples: [
    { line: "budget", says: "every environment of the project" },
    { line: "budget prod --rate 200", says: "and how many of 200 requests a second would be lost" },
    { line: "budget prod staging --json", says: "two of them, for machines" },
  ],
  async run(input) {
    const { folder, names } = chooseStacks(input);
    const files = names.map((name) => readStack(folder, name));
    for (const one of files) {
      tellNotes(one);
      refuseWrongRegions(one, process.env);
    }
    const own = files.filter((one) => hasSpec(one) && !isKubernetesStack(one));
    const [foreign] = files.filter((one) => !own.includes(one));
    if (foreign === undefined) return ofSpecs(files, input);
    if (own.length > 0 && files.every(hasSpec)) {
      for (const one of files.filter(isKubernetesStack)) tellNote(byItself(one));
      return ofSpecs(own, input);
    }
    // The SDK keeps a program's state for as long as the process lives.
    if (files.length > 1) refuseChoice(input, names);
    await ofProgram(foreign, input);
  },
});

/** A cluster on Kubernetes is computed from its resources, as a program of one's own is. */
const byItself = ({ stack }: StackFiles) =>
  `${stack} is left out: a stack on Kubernetes is computed by itself, with ${commandLine(`budget ${stack}`, process.env)}`;

interface BudgetOptions extends StandInOptions {
  readonly json?: boolean;
  readonly rate?: number;
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
      `${files.stack}: no listener forwards to a target group, no route, Ingress or Service to pods, and there is no scaling group: nothing has a budget`,
    );
  }
  print(options.json ? toJson(report) : renderProgramBudget(report, options.rate));
  refuseUnseen(plan);
  refuseRefused(plan);
  refuseBroken([report]);
  if (report.notKnown.length > 0) throw new UserError(`${files.stack}: not every figure is known`);
}

/** One report as itself, several as a list. */
function json(reports: readonly BudgetReport[]): string {
  const [only, ...others] = reports;
  return only !== undefined && others.length === 0 ? toJson(only) : toJsonList(reports);
}

/** A broken objective is a failure, for scripts too. */
function refuseBroken(reports: readonly Pick<BudgetReport, "stack" | "broken">[]): void {
  const broken = reports.filter((report) => report.broken.length > 0);
  if (broken.length === 0) return;
  throw new UserError(
    broken.map((report) => `${report.stack}: objectives broken: ${report.broken.join("; ")}`).join("\n"),
  );
}
