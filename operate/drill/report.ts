import { type Comparison, isPassed, type Verdict } from "./compare";
import { drills } from "./definitions";
import { element, escapeText } from "./markup";
import type { DrillResult } from "./result";
import { outcomeNames, outcomeWords, stateNames, timelineSvg } from "./timeline-svg";

/** A verdict in words. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  within: "within",
  overBudget: "beyond budget",
  overObjective: "budget beyond objective",
  notJudged: "not judged",
  none: "no bound",
};

const style = `
:root { color-scheme: light dark; --text: #1c2024; --dim: #60646c; --back: #fff; --line: #d9d9e0; }
@media (prefers-color-scheme: dark) { :root { --text: #edeef0; --dim: #b0b4ba; --back: #111113; --line: #363a3f; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1rem 0; } th, td { text-align: left; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid var(--line); }
svg { width: 100%; height: auto; } svg text { font: 11px system-ui, sans-serif; fill: var(--dim); } svg text.victim { fill: var(--text); font-weight: 700; }
.mark { stroke: var(--dim); stroke-dasharray: 3 3; } text.mark { stroke: none; }
.answered, .healthy { fill: #30a46c; background: #30a46c; } .refused, .unhealthy { fill: #e5484d; background: #e5484d; }
.unanswered { fill: #8e4ec6; background: #8e4ec6; } .starting { fill: #8b8d98; background: #8b8d98; } .initial { fill: #0090ff; background: #0090ff; }
.draining { fill: #ffb224; background: #ffb224; } .ending { fill: #b9bbc6; background: #b9bbc6; }
.key { display: inline-block; width: .8em; height: .8em; margin: 0 .3em 0 1em; } .bad { color: #e5484d; font-weight: 600; } .dim { color: var(--dim); }
`;

const amount = (value: number | undefined, unit: Comparison["unit"], otherwise: string) =>
  value === undefined ? otherwise : unit === "s" ? `${Number(value.toFixed(1))} s` : String(value);

const cells = (name: "th" | "td", values: readonly string[]) =>
  element("tr", {}, ...values.map((value) => element(name, name === "th" ? { scope: "col" } : {}, value)));

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  element(
    "table",
    {},
    element("thead", {}, cells("th", head)),
    element("tbody", {}, ...rows.map((row) => cells("td", row))),
  );

const shown = (verdict: Verdict) =>
  isPassed(verdict) ? verdictWords[verdict] : element("span", { class: "bad" }, verdictWords[verdict]);

const known = (value: number | null, unit = "") => (value === null ? "not known" : `${value}${unit}`);
const latency = ({ p50, p99 }: DrillResult["latency"]["before"]) =>
  p50 === null || p99 === null ? "no requests" : `${Math.round(p50)} ms, ${Math.round(p99)} ms`;

/** The counter of each platform's balancer. */
export const retrySources: Readonly<Record<DrillResult["platform"], string>> = {
  aws: "HAProxy's wretr and wredis",
  kubernetes: "Envoy's upstream_rq_retry",
};

const sentAgain = ({ platform, requests: { retriedByBalancer } }: DrillResult): string =>
  retriedByBalancer === null ? "not known" : `${retriedByBalancer} (${retrySources[platform]})`;

function figures(result: DrillResult): string {
  const { requests, times, latency: late, victim } = result;
  const reasons = Object.entries(requests.reasons).map(([reason, count]) => `${count} x ${escapeText(reason)}`);
  return table(
    ["figure", ""],
    [
      ["sent", `${requests.sent}`],
      ["failed", [`${requests.failed}`, ...reasons].join(", ")],
      ["sent again by the balancer", sentAgain(result)],
      [
        "executed twice by nodes' logs: requests, POSTs",
        `${known(requests.retried)}, ${known(requests.executedTwice)}`,
      ],
      [
        "detected after",
        victim.nodes.length === 0
          ? "nothing to detect"
          : times.detect === null
            ? "not seen"
            : `${times.detect.toFixed(1)} s`,
      ],
      ["p50, p99 before", latency(late.before)],
      ["p50, p99 during", latency(late.during)],
      ["p50, p99 after", latency(late.after)],
      ["capacity left", `${result.capacityLeft} %`],
    ],
  );
}

function section(result: DrillResult): string {
  const { drill, stack, comparisons, bound, startedAt, rate, seed, victim, notProven, problems, isWholeAgain } = result;
  const { does, asks } = drills[drill];
  const rows = comparisons.map(({ measure, unit, objective, budget, measured, verdict }) => [
    measure,
    amount(objective, unit, "none"),
    amount(budget, unit, "none"),
    amount(measured, unit, "not seen"),
    shown(verdict),
  ]);
  return element(
    "section",
    {},
    element("h2", {}, `${drill}: ${shown(result.verdict)}`),
    element(
      "p",
      {},
      escapeText(`${victim.name === "" ? does : `${does}: ${victim.name}`}. Asked of the cluster: ${asks}.`),
    ),
    element(
      "p",
      { class: "dim" },
      escapeText(
        `${stack}, ${startedAt}, ${rate} requests/s, seed ${seed}. Budget: ${bound === "" ? "none is known" : bound}.`,
      ),
    ),
    table(["measure", "objective", "budget", "measured", "verdict"], rows),
    timelineSvg(result),
    figures(result),
    ...problems.map((problem) => element("p", { class: "bad" }, escapeText(problem))),
    isWholeAgain ? "" : element("p", { class: "bad" }, "Not every group was whole again when the drill ended."),
    element("p", {}, "What this does not prove:"),
    element("ul", {}, ...notProven.map((one) => element("li", {}, escapeText(one)))),
  );
}

const legend = () =>
  element(
    "p",
    { class: "dim" },
    "Requests for every tenth of a second:",
    ...outcomeNames.map((name) => `${element("span", { class: `key ${name}` })}${outcomeWords[name]}`),
    ". Nodes:",
    ...stateNames.map((name) => `${element("span", { class: `key ${name}` })}${name}`),
    ". The victim's name is bold; time counts from the fault.",
  );

/** One page that needs nothing else: every drill with its table, its timeline and what it does not prove. */
export function reportOf(results: readonly DrillResult[], refused: Readonly<Record<string, string>> = {}): string {
  const [first] = results;
  const title = `Drills of ${escapeText(first?.stack ?? "no stack")}`;
  const overview = results.map(({ drill, verdict, requests, comparisons: [last] }) => [
    drill,
    amount(last?.objective, "s", "none"),
    amount(last?.budget, "s", "none"),
    amount(last?.measured, "s", "not seen"),
    `${requests.failed} of ${requests.sent}`,
    shown(verdict),
  ]);
  const left = Object.entries(refused).map(([drill, why]) => element("li", {}, escapeText(`${drill}: ${why}`)));
  return [
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title><style>${style}</style></head><body>`,
    element("h1", {}, title),
    table(["drill", "objective", "budget", "measured", "failed", "verdict"], overview),
    left.length === 0 ? "" : element("p", {}, "Not possible on this stack:") + element("ul", {}, ...left),
    legend(),
    ...results.map(section),
    "</body></html>\n",
  ].join("\n");
}
