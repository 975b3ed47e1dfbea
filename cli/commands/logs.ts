import { UserError } from "../../model/user-error";
import { athena, athenaTable, duckDb, type LogQuery, logQueries } from "../../platforms/aws/log-queries";
import { defineCommand } from "../command/define";
import { choice, type Parameter, text } from "../command/parameters";
import { chooseStack } from "../command/stacks";
import { toJson } from "../json";
import { askLogs, findQuery } from "../logs/ask";
import type { Answer } from "../logs/engine";
import { tableOf } from "../logs/files";
import { readSince } from "../logs/since";
import { refuseNotLocal } from "../not-local";
import { print } from "../output";
import { tableLines } from "../table";

/** Rows of an answer: as many as a screen has, and as many as a page of a report. */
const usualRows = 20;
const mostRows = 1000;

const limit: Parameter<number> = {
  description: `most rows, up to ${mostRows}; ${usualRows} by default`,
  value: "rows",
  parse: (said) => {
    const rows = Number(said);
    if (Number.isInteger(rows) && rows >= 1 && rows <= mostRows) return rows;
    throw new UserError(`--limit ${said}: not a number of rows; 1 to ${mostRows}`);
  },
};

/** `vipkit logs`: asks a local stack's logs one of the questions of the catalogue, or prints how AWS is asked the same. */
export const logsCommand = defineCommand({
  name: "logs",
  summary:
    "ask a local stack's logs who got errors, which node made them, what is slow; without a query: the questions",
  details: [
    "The questions are those of [log queries](../log-queries.md). They run by DuckDB (`npm install --save-dev @duckdb/node-api`) over the logs that [the twin](../twin.md) writes in the vendor's own form.",
    "AWS is not asked: `--print insights` and `--print athena` write the query to run there, the latter with the table that it needs.",
  ],
  arguments: { query: text("query", "one of the questions, by its name; absent: all of them") },
  stack: "one",
  among: "twin",
  json: "the rows as objects, for machines; with --print the query and its language",
  options: {
    since: {
      ...text("time", "only what came later: 30s, 15m, 2h, 1d ago, or a time such as 2026-11-30T10:00:00Z"),
      parse: (said: string) => readSince(said),
    },
    limit,
    print: choice(
      "language",
      ["insights", "athena", "sql"],
      "the query in place of its answer: insights, athena, or sql as it is run here",
    ),
    bucket: text("name", "the bucket that Athena's table lies over, with --print athena"),
  },
  examples: [
    { line: "logs", says: "the questions" },
    { line: "logs errors --since 15m", says: "who got 5xx in the last quarter of an hour" },
    { line: "logs failover --limit 60", says: "what clients saw, second by second" },
    { line: "logs rejected-flows --print insights", says: "the query for CloudWatch Logs Insights" },
  ],
  async run({ query: id, since, limit: rows = usualRows, print: language, bucket = "<bucket>", json, ...request }) {
    if (id === undefined) return print(json ? toJson({ queries: logQueries.map(head) }) : listed());
    const query = findQuery(id);
    const args = { since, limit: rows };
    if (language === "insights" && since !== undefined) throw new UserError(sinceElsewhere);
    const written = {
      insights: () => query.insights(args),
      athena: () => `${athenaTable(tableOf(query), bucket)};\n\n${query.sql(athena, args)};`,
      sql: () => `${query.sql(duckDb, args)};`,
    };
    if (language !== undefined) {
      const asked = written[language]();
      return print(json ? toJson({ query: id, language, text: asked }) : asked);
    }
    const files = chooseStack(request);
    refuseNotLocal(files);
    const answer = await askLogs(files, query, query.sql(duckDb, args));
    print(json ? toJson({ stack: files.stack, query: id, ...asObjects(answer) }) : shown(answer));
  },
});

const sinceElsewhere =
  "--since goes with no query of Logs Insights: its time range is chosen where it runs; leave --since out";

const head = ({ id, question, source }: LogQuery) => ({ id, question, source });

function listed(): string {
  const rows = logQueries.map(({ id, question, source }) => [id, source, question]);
  return tableLines(["QUERY", "LOG", "QUESTION"], rows, { wrap: { QUESTION: 90 } }).join("\n");
}

const asObjects = ({ unread, columns, rows }: Answer) => ({
  unread,
  rows: rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null]))),
});

function shown({ unread, columns, rows }: Answer): string {
  const note =
    unread === 0
      ? []
      : ["", `${unread} ${unread === 1 ? "line is" : "lines are"} no line of this log, and not counted`];
  if (rows.length === 0) return ["nothing of the kind in the logs", ...note].join("\n");
  const right = columns.filter((_, index) =>
    rows.every((row) => typeof row[index] === "number" || row[index] === null),
  );
  const cells = rows.map((row) => row.map((value) => (value === null ? "" : String(value))));
  const names = columns.map((column) => column.toUpperCase());
  const options = { right: right.map((column) => column.toUpperCase()), split: true };
  return [...tableLines(names, cells, options), ...note].join("\n");
}
