import type { PageAnswer, PageDrill, PageProblem, PageQuestion, PageView } from "../page-view";
import { RateChart } from "./chart";
import { element } from "./dom";
import { DrillTimeline } from "./drill";
import { EventList } from "./events";
import { LogSearch } from "./logs";
import { NodeTable } from "./nodes";
import { Summary } from "./summary";
import { Topology } from "./topology";

/** What the server answers, as far as it is what was asked for: both ends are of one package. */
async function get<T>(path: string, isIt: (value: unknown) => value is T): Promise<T | undefined> {
  const value: unknown = await (await fetch(path)).json();
  return isIt(value) ? value : undefined;
}

const hasKey = (value: unknown, key: string): boolean => typeof value === "object" && value !== null && key in value;
const isView = (value: unknown): value is PageView => hasKey(value, "nodes");
const isProblem = (value: unknown): value is PageProblem => hasKey(value, "problem");
const isAnswer = (value: unknown): value is PageAnswer | PageProblem => hasKey(value, "rows") || isProblem(value);
const isFound = (value: unknown): value is { readonly drill: PageDrill } => hasKey(value, "drill");
const isQuestions = (value: unknown): value is readonly PageQuestion[] => Array.isArray(value);

const silent: PageProblem = { problem: "vipkit page does not answer" };

const main = document.querySelector("main") ?? document.body;
const summary = new Summary(main.querySelector("h1")?.textContent ?? "");
const [chart, topology, nodes, events, drill] = [
  new RateChart(),
  new Topology(),
  new NodeTable(),
  new EventList(),
  new DrillTimeline(),
];
const logs = new LogSearch((question) =>
  get(`logs?question=${encodeURIComponent(question)}`, isAnswer).then(
    (answer) => answer ?? silent,
    () => silent,
  ),
);
main.replaceChildren(
  summary.node,
  chart.node,
  topology.node,
  nodes.node,
  element("div", { class: "beside" }, events.node, logs.node),
  drill.node,
);

let steps: readonly (() => void)[] = [];
let isDrawing = false;

/** One part a frame, so that none comes late however many nodes there are; a newer view takes the place of what is left of an older one. */
function draw(view: PageView): void {
  steps = [
    () => {
      summary.draw(view);
      chart.draw(view);
      events.draw(view.events);
      main.setAttribute("aria-busy", "false");
    },
    () => topology.draw(view),
    ...nodes.steps(view.nodes),
  ];
  if (!isDrawing) requestAnimationFrame(drawNext);
  isDrawing = true;
}

function drawNext(): void {
  const [step, ...others] = steps;
  steps = others;
  isDrawing = step !== undefined;
  if (step === undefined) return;
  step();
  requestAnimationFrame(drawNext);
}

const stream = new EventSource("events");
stream.addEventListener("message", ({ data }) => {
  const told: unknown = JSON.parse(String(data));
  if (isView(told)) draw(told);
  else if (isProblem(told)) summary.problem(told.problem);
});
stream.addEventListener("error", () => summary.connected("disconnected"));

/** A drill's file comes once it is over. */
const lookForDrill = () =>
  get("drill", isFound).then(
    (found) => drill.draw(found?.drill),
    () => undefined,
  );
void lookForDrill();
setInterval(() => void lookForDrill(), 10_000);
void get("questions", isQuestions).then(
  (questions) => logs.offer(questions ?? []),
  () => undefined,
);
