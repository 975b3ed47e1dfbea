import { Command } from "commander";
import { UserError } from "../errors";
import { tellNotes } from "../notes";
import { keepOutput, print } from "../output";
import { findProject, listStacks, readStack, type StackFiles } from "../plan/project";
import { refuseRefused } from "../plan/refused";
import { countTypes, type Plan, renderTree } from "../plan/tree";
import { readStandIns, type StandInOptions, type StandIns, withStandIns } from "../program/options";
import { shownInputs } from "../program/outputs";
import { placeIn } from "../program/source-position";
import { describeUnseen, unseenIn } from "../program/unseen";
import { colors as pc } from "../screen";
import { sayEnded, unlessEnded } from "../unfinished";

interface PlanOptions extends StandInOptions {
  readonly json?: boolean;
  readonly engine?: boolean;
}

/** `vipkit plan <stack>`: what that environment would create. Nothing is created, no state is touched. */
export function planCommand(): Command {
  return withStandIns(new Command("plan"))
    .description("show what an environment would create: no engine, no credentials, nothing is created")
    .argument("[stack]", "the environment, as in Pulumi.<stack>.yaml")
    .option("--json", "the whole plan, for machines")
    .option("--engine", "the real engine's preview, against the twin's control plane with scratch state")
    .action(async (stack: string | undefined, options: PlanOptions) => {
      keepOutput();
      const folder = findProject(process.cwd());
      if (stack === undefined) throw new UserError(`which stack? ${listStacks(folder).join(", ")}`, 2);
      const files = readStack(folder, stack);
      tellNotes(files);
      const plan = options.engine
        ? await throughEngine(files)
        : await unlessEnded(offline(files, readStandIns(options)), sayEnded);
      print(options.json ? JSON.stringify(forMachines(plan, folder), undefined, 2) : render(plan));
      refuseRefused(plan);
    });
}

/** Loaded on demand: the SDK is most of the start-up time of every other command too. */
async function offline(files: StackFiles, standIns: StandIns): Promise<Plan> {
  const { planOffline } = await import("../plan/offline.js");
  return planOffline(files, standIns);
}

async function throughEngine(files: StackFiles): Promise<Plan> {
  const { planWithEngine } = await import("../plan/with-engine.js");
  return planWithEngine(files);
}

function render(plan: Plan): string {
  const counts = countTypes(plan.resources);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return [
    `${pc.bold(plan.stack)}: a plan only, nothing is created`,
    "",
    ...renderTree(plan, pc),
    "",
    ...renderOutputs(plan.outputs),
    ...unseenIn(plan).map((component) => pc.yellow(describeUnseen(component))),
    [pc.bold(`${total} resources`), counts.map(([type, count]) => `${count} ${type}`).join(", ")]
      .filter((part) => part !== "")
      .join(": "),
  ].join("\n");
}

function renderOutputs(outputs: Plan["outputs"]): string[] {
  const names = Object.keys(outputs).sort();
  if (names.length === 0) return [];
  const width = Math.max(...names.map(({ length }) => length));
  const lines = names.map((name) => `  ${name.padEnd(width)}  ${oneLine(outputs[name])}`);
  return [pc.bold("Outputs"), ...lines, ""];
}

function oneLine(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Where each resource is made, as `index.ts:12`; what is secret is named, not shown. */
const forMachines = (plan: Plan, folder: string) => ({
  ...plan,
  resources: plan.resources.map(({ source, ...resource }) => {
    const inputs = shownInputs(resource);
    if (source === undefined) return { ...resource, inputs };
    const { file, line } = placeIn(source, folder);
    return { ...resource, inputs, source: `${file}:${line}` };
  }),
});
