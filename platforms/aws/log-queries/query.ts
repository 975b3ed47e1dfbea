import type { LogSource } from "./tables";

/** How an engine says what the others say otherwise. */
export interface Dialect {
  /** The table or view of a log. */
  readonly table: (source: LogSource) => string;
  /** A text as a number; nothing where it is none (`-`). */
  readonly number: (text: string) => string;
  readonly percentile: (value: string, share: number) => string;
}

export interface QueryArguments {
  /** First moment, `2026-11-30T10:00:00Z`; absent: all that there is. */
  readonly since?: string | undefined;
  /** Most rows. */
  readonly limit: number;
}

/** A question with its answer in each language. */
export interface LogQuery {
  readonly id: string;
  readonly question: string;
  readonly source: LogSource;
  readonly sql: (dialect: Dialect, args: QueryArguments) => string;
  /** For Logs Insights, where that log goes to CloudWatch Logs. */
  readonly insights: (args: QueryArguments) => string;
}

/** What a statement says beside the table and the time. */
interface Parts {
  readonly select: readonly string[];
  readonly where?: readonly string[];
  /** How many of the first columns are grouped by. */
  readonly group?: number;
  readonly order: string;
}

/** Lines begin with their time as text, so that times compare as texts. */
const timed: Readonly<Partial<Record<LogSource, string>>> = {
  access: "time",
  connection: "time",
  health_check: "time",
};

/** A moment as text, as each log has it: `flow` counts seconds, `waf` milliseconds. */
function after(source: LogSource, since: string | undefined, { number }: Dialect): readonly string[] {
  if (since === undefined) return [];
  const column = timed[source];
  if (column !== undefined) return [`${column} >= '${since}'`];
  const seconds = Math.floor(Date.parse(since) / 1000);
  return source === "flow" ? [`${number("start_time")} >= ${seconds}`] : [`timestamp >= ${seconds * 1000}`];
}

/** The statement that is made of its parts. */
export const sqlOf =
  (source: LogSource, parts: (dialect: Dialect) => Parts): LogQuery["sql"] =>
  (dialect, { since, limit }) => {
    const { select, where = [], group = 0, order } = parts(dialect);
    const conditions = [...where, ...after(source, since, dialect)];
    return [
      `SELECT ${select.join(",\n       ")}`,
      `FROM ${dialect.table(source)}`,
      ...(conditions.length === 0 ? [] : [`WHERE ${conditions.join("\n  AND ")}`]),
      ...(group === 0 ? [] : [`GROUP BY ${Array.from({ length: group }, (_, index) => index + 1).join(", ")}`]),
      `ORDER BY ${order}`,
      `LIMIT ${limit}`,
    ].join("\n");
  };

/** The fields of an access log's line that the questions ask for, by their place. */
const parseAccess =
  'parse @message /^(?<type>\\S+) (?<time>\\S+) \\S+ (?<client_ip>\\S+):\\d+ (?<target>\\S+) \\S+ (?<target_time>\\S+) \\S+ (?<status>\\d+) (?<target_status>\\S+) \\d+ (?<sent>\\d+) "(?<method>\\S+) [a-z]+:\\/\\/[^\\/]*(?<path>[^? ]*)/';

/** The lines of a query of Logs Insights. */
export const insightsOf =
  (source: LogSource, ...lines: readonly string[]): LogQuery["insights"] =>
  ({ limit }) =>
    [...(source === "access" ? [parseAccess] : []), ...lines, `limit ${limit}`].join("\n| ");
