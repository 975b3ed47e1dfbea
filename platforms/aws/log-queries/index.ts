export { logQueries } from "./catalogue";
export { athena, duckDb } from "./dialects";
export type { Dialect, LogQuery, QueryArguments } from "./query";
export { athenaTable, type LogSource, type LogTable, lineExpression, logTables } from "./tables";
