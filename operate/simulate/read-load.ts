import { type LoadCurve, type LoadPoint, loadCurve } from "./load-curve";

/** A load as a file has it. */
export interface RecordedLoad {
  readonly curve: LoadCurve;
  /** Milliseconds since the epoch at which it began; undefined where the file has seconds. */
  readonly startsAt: number | undefined;
}

/** What is wrong with a file, each with its place. */
export class LoadFileError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "LoadFileError";
  }
}

interface Row {
  /** `line 3`, `[2]`: where it stands. */
  readonly place: string;
  readonly time: unknown;
  readonly requests: unknown;
}

/** Problems that are said one by one; the rest is counted. */
const mostProblems = 10;

/** The most points: a year of them, one a minute. */
const mostPoints = 527_040;

/**
 * A recorded load: CSV with a head `time,requests`, a JSON list of `{ "time", "requests" }`, or what `aws cloudwatch get-metric-data` and
 * `get-metric-statistics` print of a sum of requests, which is taken over its period. Requests are those of a second. Throws LoadFileError.
 */
export function readLoad(text: string): RecordedLoad {
  const trimmed = text.replace(/^\uFEFF/, "").trimStart();
  const isJson = trimmed.startsWith("{") || trimmed.startsWith("[");
  const { rows, isSum } = isJson ? jsonRows(trimmed) : { rows: csvRows(trimmed), isSum: false };
  if (rows.length === 0) throw new LoadFileError(["no points in it; one a line, such as 2026-11-30T10:00:00Z,120"]);
  if (rows.length > mostPoints) throw new LoadFileError([`${rows.length} points; at most ${mostPoints}`]);
  const { points, isClock } = checked(rows);
  const ordered = inOrder(points, isSum, rows);
  const curve = loadCurve(isSum ? perSecond(ordered) : ordered);
  return { curve, startsAt: isClock ? Math.round((ordered[0]?.at ?? 0) * 1000) : undefined };
}

function csvRows(text: string): readonly Row[] {
  const lines = text.split(/\r?\n/);
  const cells = (line: string) => line.split(",").map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  const head = cells(lines[0] ?? "").map((name) => name.toLowerCase());
  const [time, requests] = [head.indexOf("time"), head.indexOf("requests")];
  if (time < 0 || requests < 0)
    throw new LoadFileError([
      `line 1: no columns time and requests, got "${(lines[0] ?? "").slice(0, 60)}"; such as time,requests`,
    ]);
  return lines.flatMap((line, index) => {
    if (index === 0 || line.trim() === "") return [];
    const row = cells(line);
    return [{ place: `line ${index + 1}`, time: row[time], requests: row[requests] }];
  });
}

function jsonRows(text: string): { readonly rows: readonly Row[]; readonly isSum: boolean } {
  const value = parseJson(text);
  if (Array.isArray(value)) return { rows: listRows(value, "time", "requests"), isSum: false };
  if (isRecord(value) && Array.isArray(value["Datapoints"]))
    return { rows: listRows(value["Datapoints"], "Timestamp", "Sum"), isSum: true };
  const results = isRecord(value) && Array.isArray(value["MetricDataResults"]) ? value["MetricDataResults"] : [];
  const [only, ...others] = results.filter(isRecord);
  if (only === undefined || others.length > 0)
    throw new LoadFileError(["neither a list of { time, requests } nor one metric of CloudWatch; one of them"]);
  const [times, values] = [asList(only["Timestamps"]), asList(only["Values"])];
  const rows = times.map((time, index) => ({ place: `Timestamps[${index}]`, time, requests: values[index] }));
  return { rows, isSum: true };
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    throw new LoadFileError([`not valid JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

const listRows = (list: readonly unknown[], time: string, requests: string): readonly Row[] =>
  list.map((entry, index) => {
    const record = isRecord(entry) ? entry : {};
    return { place: `[${index}]`, time: record[time], requests: record[requests] };
  });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const secondsText = /^\d+(\.\d+)?$/;

/** Every row as numbers; the time in seconds, of the clock or since the start, whichever all of them have. */
function checked(rows: readonly Row[]): { readonly points: readonly LoadPoint[]; readonly isClock: boolean } {
  const isClock = typeof rows[0]?.time === "string" && !secondsText.test(rows[0].time);
  const problems: string[] = [];
  const points = rows.map(({ place, time, requests }) => {
    const at = isClock ? clockIn(String(time)) : numberIn(time);
    const rate = numberIn(requests);
    if (!Number.isFinite(at)) problems.push(`${place}: time: ${wrongTime(isClock)}, got ${shown(time)}`);
    if (!(rate >= 0)) problems.push(`${place}: requests: not a number from 0 on, got ${shown(requests)}`);
    return { at, rate };
  });
  refuse(problems);
  return { points, isClock };
}

const wrongTime = (isClock: boolean) =>
  isClock
    ? "not a time with its zone, such as 2026-11-30T10:00:00Z or +01:00"
    : "not seconds since the start, as in the first point";

/** A time without a zone would be another moment on each machine. */
const zoned = /(Z|UTC|GMT|[+-]\d\d:?\d\d)$/i;

const clockIn = (text: string): number => (zoned.test(text.trim()) ? Date.parse(text) / 1000 : Number.NaN);

const numberIn = (value: unknown): number =>
  typeof value === "number" ? value : typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;

const shown = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value).slice(0, 40));

/** CloudWatch's datapoints come in any order, and are put into theirs; a file of one's own is in order. */
function inOrder(points: readonly LoadPoint[], isSum: boolean, rows: readonly Row[]): readonly LoadPoint[] {
  const ordered = isSum ? points.toSorted((a, b) => a.at - b.at) : points;
  const problems = ordered.flatMap(({ at }, index) => {
    const before = ordered[index - 1];
    if (before === undefined || at > before.at) return [];
    return [`${rows[index]?.place}: time: not after the point before it, got ${shown(rows[index]?.time)}`];
  });
  refuse(problems);
  return ordered;
}

/** Sums of a period, which is the shortest distance between two of them: a minute without requests has no datapoint. */
function perSecond(points: readonly LoadPoint[]): readonly LoadPoint[] {
  const gaps = points.flatMap(({ at }, index) => (index === 0 ? [] : [at - (points[index - 1]?.at ?? at)]));
  const period = gaps.reduce((least, gap) => Math.min(least, gap), gaps[0] ?? 60);
  return points.flatMap(({ at, rate }, index) => {
    const end = at + period;
    const next = points[index + 1]?.at;
    const silence = next !== undefined && next > end ? [{ at: end, rate: 0 }] : [];
    return [{ at, rate: rate / period }, ...silence];
  });
}

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return;
  const more = problems.length - mostProblems;
  throw new LoadFileError([...problems.slice(0, mostProblems), ...(more > 0 ? [`and ${more} more`] : [])]);
}
