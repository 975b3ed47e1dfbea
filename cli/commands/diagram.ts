import { toDot } from "../../model/analysis/diagram/dot";
import { toMermaid } from "../../model/analysis/diagram/mermaid";
import type { Diagram } from "../../model/analysis/diagram/types";
import { UserError } from "../../model/user-error";
import { graphOfPlan } from "../../policies/plan-graph";
import { defineCommand, type SharedInput } from "../command/define";
import { flag, text } from "../command/parameters";
import { chooseStack, projectFolder } from "../command/stacks";
import { diagramOf, isEmpty } from "../diagram/picture";
import { toSvg } from "../diagram/svg";
import { graphOfStateFile } from "../exported-state";
import { toJson } from "../json";
import { tellNote, tellNotes } from "../notes";
import { keepOutput, print } from "../output";
import { refuseLost, refuseRefused } from "../plan/refused";
import { readStandIns, type StandInOptions, standInOptions } from "../program/options";
import { refuseUnseen } from "../program/unseen";
import { sayEnded, unlessEnded } from "../unfinished";

/** `vipkit diagram`: the way of requests through a stack as a picture. No service is asked. */
export const diagramCommand = defineCommand({
  name: "diagram",
  summary: "draw the way of requests through a stack: clients, listeners, weights, groups, zones, firewall",
  details: [
    "Mermaid's text by default, which GitHub and most editors draw. What is not known, or not in the program, has a dashed frame, and is listed on standard error.",
    "`--svg` needs Graphviz compiled to WebAssembly in the project: `npm install --save-dev @viz-js/viz`. `--dot` is for a Graphviz that you have.",
  ],
  stack: "one",
  json: "areas, boxes and arrows, for machines",
  options: {
    state: text("file", "draw an exported state instead: what `pulumi stack export` wrote"),
    svg: flag("SVG, drawn by Graphviz"),
    dot: flag("Graphviz's own language"),
    ...standInOptions,
  },
  examples: [
    { line: "diagram prod", says: "Mermaid, to paste between ```mermaid fences" },
    { line: "diagram prod --svg", says: "for every viewer, on standard output" },
    { line: "diagram --state exported.json", says: "what stands today" },
  ],
  async run(input) {
    const forms = Object.entries({ svg: input.svg, dot: input.dot, json: input.json }).filter(
      ([, said]) => said === true,
    );
    if (forms.length > 1) throw new UserError(`--${forms.map(([form]) => form).join(" and --")}: say one of them`, 2);
    keepOutput();
    await (input.state === undefined ? drawPlan(input) : drawState(input, input.state));
  },
});

interface DiagramInput extends SharedInput, StandInOptions {
  readonly svg?: boolean;
  readonly dot?: boolean;
}

async function drawState(input: DiagramInput, file: string): Promise<void> {
  if (input.named.length > 0) throw new UserError("name a stack, or an exported state with --state, not both", 2);
  const diagram = diagramOf(graphOfStateFile(file));
  if (isEmpty(diagram)) throw new UserError(`${file}: ${nothing}`);
  await show(diagram, input, input.svg === true ? projectFolder(input) : "");
}

async function drawPlan(input: DiagramInput): Promise<void> {
  const files = chooseStack(input);
  tellNotes(files);
  const { planOffline } = await import("../plan/offline.js");
  const plan = await unlessEnded(planOffline(files, readStandIns(input)), sayEnded);
  refuseLost(plan);
  const diagram = diagramOf(graphOfPlan(plan));
  if (isEmpty(diagram)) {
    refuseUnseen(plan);
    throw new UserError(`${files.stack}: ${nothing}`);
  }
  await show(diagram, input, files.folder);
  refuseUnseen(plan);
  refuseRefused(plan);
}

const nothing = "no balancer, gateway, target group, Service, scaling group or workload: there is nothing to draw";

async function show(diagram: Diagram, { json, svg, dot }: DiagramInput, folder: string): Promise<void> {
  for (const text of diagram.notKnown) tellNote(`not known: ${text}`);
  if (json) print(toJson(diagram));
  else if (svg) print(await toSvg(toDot(diagram), folder));
  else print(dot ? toDot(diagram) : toMermaid(diagram));
}
