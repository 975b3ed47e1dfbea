import { isPassed, type Verdict } from "../../operate/drill/compare";
import { drills } from "../../operate/drill/definitions";
import { retrySources, verdictWords } from "../../operate/drill/report";
import type { DrillResult } from "../../operate/drill/result";
import { colors as pc, screenWidth } from "../screen";
import { tableLines } from "../table";
import { wrapText } from "../wrap";

const paint = (verdict: Verdict): string => {
  const words = verdictWords[verdict];
  if (verdict === "within") return pc.green(words);
  if (verdict === "none") return pc.dim("-");
  return verdict === "notJudged" ? pc.yellow(words) : pc.red(words.toUpperCase());
};

const amount = (value: number | undefined, unit: "s" | "requests", otherwise: string) =>
  value === undefined ? otherwise : unit === "s" ? `${Number(value.toFixed(1))} s` : `${value}`;

const seconds = (value: number | null) => (value === null ? "not seen" : `${value.toFixed(1)} s`);
const milliseconds = (value: number | null) => (value === null ? "-" : `${Math.round(value)} ms`);
const count = (value: number | null) => (value === null ? "not known" : `${value}`);

/** The lines that say what a drill found, for a screen. */
export function renderDrill(result: DrillResult): string {
  const { drill, stack, victim, comparisons, verdict, requests, times, latency, bound } = result;
  const what = victim.name === "" ? drills[drill].does : `${drills[drill].does}: ${victim.name}`;
  return [
    `${pc.bold(drill)}  ${stack}  ${isPassed(verdict) ? pc.green("passed") : paint(verdict)}`,
    ...text(what),
    "",
    ...tableLines(
      ["MEASURE", "OBJECTIVE", "BUDGET", "MEASURED", "VERDICT"],
      comparisons.map(({ measure, unit, objective, budget, measured, verdict: own }) => [
        measure,
        amount(objective, unit, "-"),
        amount(budget, unit, "-"),
        amount(measured, unit, "not seen"),
        paint(own),
      ]),
    ),
    ...text(bound === "" ? "no budget is known of this stack" : `budget: ${bound}`),
    "",
    ...figures([
      ["requests", `${requests.sent} sent, ${requests.failed} failed${reasons(requests.reasons)}`],
      ["sent again", sentAgain(result)],
      [
        "executed twice",
        `${count(requests.retried)} requests, ${count(requests.executedTwice)} POSTs (by nodes' logs)`,
      ],
      ["detected after", victim.nodes.length === 0 ? "-" : seconds(times.detect)],
      ["last failure after", requests.failed === 0 ? "none failed" : seconds(times.lastFailure)],
      ["full redundancy after", redundancy(result)],
      ["capacity left", `${result.capacityLeft} %`],
      ["p50 / p99 before", `${milliseconds(latency.before.p50)} / ${milliseconds(latency.before.p99)}`],
      ["p50 / p99 during", `${milliseconds(latency.during.p50)} / ${milliseconds(latency.during.p99)}`],
      ["p50 / p99 after", `${milliseconds(latency.after.p50)} / ${milliseconds(latency.after.p99)}`],
    ]),
    "",
    ...text(stateAfter(result)),
    ...result.notProven.flatMap((one) => text(`not proven: ${one}`)),
  ].join("\n");
}

/** A request that a node refused and another answered is in no node's log twice, but in the balancer's counter. */
const sentAgain = ({ platform, requests: { retriedByBalancer } }: DrillResult): string =>
  retriedByBalancer === null ? "not known" : `${retriedByBalancer} by the balancer (${retrySources[platform]})`;

/** Where every group was whole all along, it ended before a node was missed. */
const redundancy = ({ times, capacityLeft }: DrillResult): string =>
  times.fullRedundancy === null && capacityLeft === 100
    ? "not known: it ended before a node was missed"
    : seconds(times.fullRedundancy);

/** How a drill has left the cluster, and what keeps its figures from counting. */
function stateAfter(result: DrillResult): string {
  const { stack, isWholeAgain, problems, wasInterrupted, requests, lateness } = result;
  return [
    ...(wasInterrupted ? ["interrupted: the figures end there."] : []),
    ...problems.map((problem) => `failed: ${problem}.`),
    ...(requests.notSent > 0 ? [`${requests.notSent} requests were due and not sent: this machine is the limit.`] : []),
    ...(lateness.p99 > 50 ? [`1 of 100 requests left ${Math.round(lateness.p99)} ms late or more.`] : []),
    isWholeAgain
      ? `${stack} is whole again: what was broken is taken back, every group has the healthy nodes that it wants.`
      : `${stack} is not whole yet: what was broken is taken back${problems.length > 0 ? " as far as said" : ""}, and nodes are still on their way; see vipkit status ${stack}.`,
  ].join(" ");
}

const reasons = (all: Readonly<Record<string, number>>) => {
  const parts = Object.entries(all).map(([reason, times]) => `${times} x ${reason}`);
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
};

const figures = (rows: readonly (readonly [string, string])[]) =>
  rows.map(([name, value]) => `${name.padEnd(22)}${value}`);

const text = (line: string): readonly string[] => {
  const width = screenWidth();
  return Number.isFinite(width) ? wrapText(line, width) : [line];
};

/** Several drills in one table: the game day. */
export function renderGameDay(results: readonly DrillResult[], refused: Readonly<Record<string, string>>): string {
  const rows = results.map(({ drill, comparisons, requests, capacityLeft, verdict }) => {
    const [last] = comparisons;
    return [
      drill,
      amount(last?.objective, "s", "-"),
      amount(last?.budget, "s", "-"),
      amount(last?.measured, "s", "not seen"),
      `${requests.failed} of ${requests.sent}`,
      `${capacityLeft} %`,
      paint(verdict),
    ];
  });
  return [
    ...tableLines(["DRILL", "OBJECTIVE", "BUDGET", "MEASURED", "FAILED", "LEFT", "VERDICT"], rows, {
      drop: ["LEFT", "FAILED"],
    }),
    ...Object.entries(refused).flatMap(([drill, why]) => text(`${drill}: not possible here: ${why}`)),
  ].join("\n");
}
