import { Cron } from "croner";

/** What each of the six fields takes at most, by place: minute, hour, day of month, month, weekday, year. */
const ends = [59, 23, 31, 12, 7, 2199] as const;
const weekday = 4;
const hint = "cron(minute hour day-of-month month day-of-week year)";

/** `0/15` is a start and a step, which other crons write as a range and a step. */
const stepped = (field: string, place: number): string =>
  field.replace(
    /(^|,)(\d+)\/(\d+)/g,
    (_, before: string, start: string, step: string) => `${before}${start}-${ends[place] ?? start}/${step}`,
  );

/** Weekdays are 1 to 7 from Sunday at AWS, and 0 to 6 elsewhere; a number behind # or / is none. */
const shiftedWeekday = (field: string): string =>
  field.replace(/(^|[,-])(\d)/g, (_, before: string, day: string) => `${before}${Number(day) - 1}`);

function fieldsOf(expression: string): readonly string[] | undefined {
  const body = /^cron\(([^()]*)\)$/.exec(expression.trim())?.[1];
  return body?.trim().split(/\s+/);
}

const utc = "UTC";

function cronOf(fields: readonly string[], timeZone: string, stopAt?: string): Cron {
  const plain = fields.map((field, place) => {
    const ranged = stepped(field, place);
    return place === weekday ? shiftedWeekday(ranged) : ranged;
  });
  // A named zone is asked of the calendar at every step, even this one: it takes several times as long.
  const zone = timeZone === utc ? { utcOffset: 0 } : { timezone: timeZone };
  return new Cron(`0 ${plain.join(" ")}`, { ...zone, paused: true, ...(stopAt && { stopAt }) });
}

/**
 * Why a text is no cron expression as AWS Backup, Systems Manager and Data Lifecycle Manager take it, or nothing when it is one.
 * Source: Amazon EventBridge Scheduler and AWS Backup user guides, cron expressions, read 2026-11-30.
 */
export function cloudCronProblem(expression: string): string | undefined {
  const fields = fieldsOf(expression);
  if (fields === undefined) return `not of the form ${hint}`;
  if (fields.length !== 6) return `has ${fields.length} fields, and ${hint} has 6`;
  const [, , day, , week] = fields;
  if ((day === "?") === (week === "?")) {
    return "exactly one of day-of-month and day-of-week is ?: the other one says the day";
  }
  if (week !== undefined && /(?:^|[,-])0/.test(week)) return "weekdays are 1 (Sunday) to 7 (Saturday)";
  try {
    return cronOf(fields, utc).nextRun(new Date(epoch)) === null ? "never comes" : undefined;
  } catch {
    return "has a field out of range";
  }
}

/** Schedules are laid out from one fixed day on, so that a plan says the same every day. */
const epoch = "2027-01-01T00:00:00Z";

const day = 86_400_000;

const isWeekly = ([, , ofMonth, month, week, year]: readonly (string | undefined)[]): boolean =>
  (ofMonth === "?" || ofMonth === "*") && month === "*" && year === "*" && !/[#L/]/i.test(week ?? "#");

/** A run takes tens of microseconds to find, and the same schedule is asked for by each part that has it: by all clusters of a program. */
const laidOut = new Map<string, readonly number[]>();

function runsOf(fields: readonly string[], timeZone: string, count: number, stopAt?: string): readonly number[] {
  const key = [...fields, timeZone, count, stopAt].join(" ");
  const runs = laidOut.get(key) ?? findRuns(fields, timeZone, count, stopAt);
  laidOut.set(key, runs);
  return runs;
}

function findRuns(fields: readonly string[], timeZone: string, count: number, stopAt?: string): readonly number[] {
  if (timeZone === utc && isWeekly(fields)) return weekByWeek(fields, count);
  return nextRuns(cronOf(fields, timeZone, stopAt), count);
}

const nextRuns = (cron: Cron, count: number): readonly number[] =>
  cron.nextRuns(count, new Date(epoch)).map((run) => run.getTime());

/** Where no clock is ever put forward or back, each week is as the first one. */
function weekByWeek(fields: readonly string[], count: number): readonly number[] {
  const week = 7 * day;
  // The fixed moment itself is not a run, and the same moment a week later may be one: the end is just behind it.
  const end = new Date(Date.parse(epoch) + week + 1000).toISOString();
  const first = nextRuns(cronOf(fields, utc, end), count);
  if (first.length === 0) return [];
  return Array.from({ length: count }, (_, index) => {
    const run = first[index % first.length] ?? 0;
    return run + Math.floor(index / first.length) * week;
  });
}

/** The next times of a sound expression from a fixed day on, at most `count`, in milliseconds since the epoch. */
export function cloudCronRuns(expression: string, timeZone: string, count: number): readonly number[] {
  const fields = fieldsOf(expression);
  return fields === undefined ? [] : runsOf(fields, timeZone, count);
}

/** Two months of an hourly schedule, and decades of a monthly one. */
const looked = 1500;
/** What is the same every week is the same every year, summer time included. */
const yearOver = "2028-02-05T00:00:00Z";

/** Days from one run to the next, at the most; Infinity when it comes once. */
export function longestPause(expression: string, timeZone: string): number {
  const fields = fieldsOf(expression);
  const runs = fields === undefined ? [] : runsOf(fields, timeZone, looked, isWeekly(fields) ? yearOver : undefined);
  if (runs.length < 2) return Number.POSITIVE_INFINITY;
  return runs.slice(1).reduce((most, run, index) => Math.max(most, run - (runs[index] ?? run)), 0) / day;
}
