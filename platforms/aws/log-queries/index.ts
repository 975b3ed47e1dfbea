export { logQueries } from "./catalogue";
export { athena, duckDb } from "./dialects";
export type { LogQuery } from "./query";
export { athenaTable, type LogTable, lineExpression, logTables } from "./tables";
