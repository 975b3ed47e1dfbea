import { athena, athenaTable, duckDb, logQueries, logTables } from "../../platforms/aws/log-queries";
import { markdownTable } from "./markdown";

const bucket = "<bucket>";
const usual = { limit: 20 };
const block = (language: string, code: string): readonly string[] => [`\`\`\`${language}`, code, "```", ""];

/** `docs/log-queries.md`: every question, in the language of each place where logs lie. */
export function logQueriesPage(generated: string): string {
  const tables = Object.values(logTables);
  return [
    generated,
    "",
    "# Log queries",
    "",
    "The same questions for the twin's logs and for AWS's: `vipkit logs <query>` answers them on this machine, `--print athena` and `--print insights` write",
    "what to run at AWS. The twin writes access, connection and health check logs in the vendor's own form, so the answers have the same columns.",
    "",
    ...markdownTable(
      ["query", "log", "question"],
      logQueries.map(({ id, source, question }) => [`[\`${id}\`](#${id})`, source, question]),
    ),
    "",
    "At AWS this toolkit has the balancer's three logs in S3, where Athena reads them, and flow logs in CloudWatch Logs, where Logs Insights does. The other",
    "form of each query is for those who send them there.",
    "",
    "## Tables of Athena",
    "",
    "Replace what stands in `<...>`. Each log has a prefix of its own below the bucket of the balancer; a table reads all days, so name the folders of a day in",
    "LOCATION where there is much.",
    "",
    ...tables.flatMap((table) => [
      `A line of \`${table.name}\` is ${table.of}.`,
      "",
      ...block("sql", `${athenaTable(table, bucket)};`),
    ]),
    ...logQueries.flatMap(({ id, question, source, sql, insights }) => [
      `## ${id}`,
      "",
      question,
      "",
      ...(logTables[source].twinFile === undefined ? [] : ["On the twin:", "", ...block("sql", sql(duckDb, usual))]),
      "Athena:",
      "",
      ...block("sql", sql(athena, usual)),
      "Logs Insights:",
      "",
      ...block("text", insights(usual)),
    ]),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}
