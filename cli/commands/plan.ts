import { shownInputs } from "../../engine/program/outputs";
import { placeIn } from "../../engine/program/source-position";
import { toMermaid } from "../../model/analysis/diagram/mermaid";
import { UserError } from "../../model/user-error";
import { graphOfPlan } from "../../policies/plan-graph";
import { defineCommand } from "../command/define";
import { flag } from "../command/parameters";
import { chooseStack } from "../command/stacks";
import { diagramOf } from "../diagram/picture";
import { toJson } from "../json";
import { tellNotes } from "../notes";
import { keepOutput, print } from "../output";
import { refuseRefused } from "../plan/refused";
import { countTypes, renderTree } from "../plan/tree";
import type { Plan } from "../planned";
import { readStandIns, type StandIns, standInOptions } from "../program/options";
import { describeUnseen, unseenIn } from "../program/unseen";
import type { StackFiles } from "../project";
import { colors as pc } from "../screen";
import { sayEnded, unlessEnded } from "../unfinished";

/** `vipkit plan`: what an environment would create. Nothing is created, no state is touched. */
export const planCommand = defineCommand({
  name: "plan",
  summary: "show what an environment would create: no engine, no credentials, nothing is created",
  details: [
    "The program runs in this process on the twin's tables. What the provider would refuse of it is said, and the exit code is 1 then.",
    "With `--engine` the real engine runs it against the same tables. Objects of Kubernetes are asked of no cluster: `pulumi preview` asks yours.",
    "What only the engine or another stack knows is unknown; `--stack-outputs` and `--config` stand in for it.",
  ],
  stack: "one",
  json: "the whole plan, for machines",
  options: {
    diagram: flag("draw the way of requests, as Mermaid's text: what `vipkit diagram` draws"),
    engine: flag("the real engine's preview, against the twin's providers with scratch state"),
    ...standInOptions,
  },
  examples: [
    { line: "plan prod", says: "the tree of resources and the outputs" },
    { line: "plan prod --engine", says: "the same through the real engine" },
    { line: "plan prod --config dbPassword=x --json", says: "with a stand-in for an encrypted value, as JSON" },
  ],
  async run(input) {
    if (input.diagram && input.json) throw new UserError("--diagram and --json: vipkit diagram --json has both", 2);
    keepOutput();
    const files = chooseStack(input);
    tellNotes(files);
    const plan = input.engine
      ? await throughEngine(files)
      : await unlessEnded(offline(files, readStandIns(input)), sayEnded);
    if (input.diagram) print(toMermaid(diagramOf(graphOfPlan(plan))));
    else print(input.json ? toJson(forMachines(plan, files.folder)) : render(plan));
    refuseRefused(plan);
  },
});

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
