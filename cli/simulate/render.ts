import type { Range } from "../../model/analysis/cost/types";
import type { Run } from "../../operate/simulate/recorder";
import { colors as pc, screenWidth } from "../screen";
import { tableLines } from "../table";
import { wrapIndented, wrapText } from "../wrap";
import { highestOf, sparkline } from "./chart";
import type { SimulationReport } from "./report";

/** Characters of a line where the screen says nothing, and of the chart at most. */
const width = 80;

/** The whole answer of `vipkit simulate`, for a reader. */
export function renderSimulation(report: SimulationReport): string {
  const { stack, group, load, runs, nodePrice } = report;
  const columns = Math.min(screenWidth(), width);
  const span = (pick: (run: Run) => number, show: (value: number) => string = whole) => rangeText(runs.map(pick), show);
  const isShort = runs.some((run) => run.overloadSeconds > 0);
  const verdict = isShort
    ? pc.red(`overloaded for ${span(({ overloadSeconds }) => overloadSeconds, duration)}`)
    : pc.green("never overloaded");
  const rows = [
    [
      "nodes",
      `${span(({ fewestNodes }) => fewestNodes)} at least, ${span(({ mostNodes }) => mostNodes)} at most (minSize ${group.minSize}, maxSize ${group.maxSize})`,
    ],
    [
      "highest utilisation",
      `${utilizations(runs)} of what the nodes take, at ${clock(report, runs[0]?.highestAt ?? 0)}`,
    ],
    ["overloaded", span(({ overloadSeconds }) => overloadSeconds, duration)],
    ["requests refused", `${span(({ refused }) => refused)} of ${whole(runs[0]?.requests ?? 0)}`],
    ["changes of size", span(({ changes }) => changes.length)],
    ["at its maximum", atMaximum(report)],
    ["node hours", `${span(({ nodeHours }) => nodeHours, tenth)}${pooled(runs)}`],
    [
      "nodes cost",
      nodePrice.kind === "known" ? `${costText(runs, nodePrice.hour)} USD` : `not known: ${nodePrice.reason}`,
    ],
  ];
  return [
    ...wrapText(`${pc.bold(`${stack}  ${group.name}`)}  ${verdict}`, columns),
    ...wrapText(
      `${whole(load.points)} ${load.points === 1 ? "point" : "points"} over ${duration(load.seconds)}, at most ${whole(load.highest)} requests a second; ${runs.length} ${runs.length === 1 ? "run" : "runs"}`,
      columns,
    ),
    "",
    ...chartOf(report, columns),
    "",
    ...tableLines(["WHAT", "HOW MUCH"], rows, { wrap: { "HOW MUCH": columns - 21 }, width: columns }),
    ...section("Scaled by", group.policies, columns),
    ...section("Not replayed", group.skipped, columns),
    ...section("Taken for granted", group.assumptions, columns),
  ].join("\n");
}

const section = (title: string, lines: readonly string[], columns: number): readonly string[] =>
  lines.length === 0 ? [] : ["", pc.bold(title), ...lines.flatMap((line) => wrapIndented(line, columns, "  "))];

/** The first run's load and nodes, and where it was short of nodes. */
function chartOf(report: SimulationReport, columns: number): readonly string[] {
  const [run] = report.runs;
  if (run === undefined) return [];
  const { seconds } = report.load;
  const label = 9;
  const room = columns - label - 12;
  const curve = (name: string, pick: (sample: Run["samples"][number]) => number) => {
    const moments = run.samples.map((sample) => ({ at: sample.at, value: pick(sample) }));
    const most = moments.reduce((highest, { value }) => Math.max(highest, value), 0);
    return `${name.padEnd(label)}${sparkline(highestOf(moments, seconds, room), most)}  0 to ${whole(most)}`;
  };
  const short = run.samples.map(({ at, rate, healthy }) => ({
    at,
    value: rate > healthy * report.nodeCapacity ? 1 : 0,
  }));
  const marks = highestOf(short, seconds, room).map((value) => (value === 1 ? "!" : " "));
  const end = clock(report, seconds);
  return [
    curve("requests", ({ rate }) => rate),
    curve("serving", ({ healthy }) => healthy),
    ...(marks.includes("!") ? [`${"short".padEnd(label)}${pc.red(marks.join("").trimEnd())}`] : []),
    pc.dim(`${"".padEnd(label)}${clock(report, 0).padEnd(room - end.length)}${end}`),
  ];
}

function utilizations(runs: readonly Run[]): string {
  const known = runs.flatMap(({ highestUtilization }) => highestUtilization ?? []);
  if (known.length < runs.length) return "more than any number: no node served; beyond 100 %";
  return rangeText(known, (value) => `${Math.round(value * 100)} %`);
}

function atMaximum(report: SimulationReport): string {
  const total = report.runs.map(({ atMaximum: spans }) => spans.reduce((sum, { from, to }) => sum + to - from, 0));
  if (total.every((seconds) => seconds === 0)) return "never";
  const [first] = report.runs.flatMap(({ atMaximum: spans }) => spans.slice(0, 1));
  return `${rangeText(total, duration)}, first at ${clock(report, first?.from ?? 0)}`;
}

function pooled(runs: readonly Run[]): string {
  const hours = runs.map(({ pooledHours }) => pooledHours);
  return hours.every((one) => one === 0) ? "" : `; ${rangeText(hours, tenth)} of stopped machines`;
}

const costText = (runs: readonly Run[], { min, max }: Range): string =>
  rangeText(
    runs.flatMap(({ nodeHours }) => [nodeHours * min, nodeHours * max]),
    (value) => value.toFixed(2),
  );

/** Several values as the least and the highest of them; one where both read the same. */
function rangeText(values: readonly number[], show: (value: number) => string): string {
  const [least, most] = [show(Math.min(...values)), show(Math.max(...values))];
  return least === most ? most : `${least} to ${most}`;
}

const whole = (value: number): string => Math.round(value).toLocaleString("en-US");
const tenth = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 1 });

/** `2d 3h`, `1h 5m`, `40 s`. */
function duration(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts = [days > 0 ? `${days}d` : "", hours > 0 ? `${hours}h` : "", rest > 0 ? `${rest}m` : ""];
  return parts.filter((part) => part !== "").join(" ");
}

/** The time of day in UTC where the load has one, else the time since its start. */
function clock({ load }: SimulationReport, seconds: number): string {
  if (load.startsAt === undefined) return `+${duration(seconds)}`;
  return new Date(Date.parse(load.startsAt) + seconds * 1000).toISOString().slice(5, 16).replace("T", " ");
}
