import type { Dialect } from "./query";

const number = (text: string): string => `try_cast(${text} AS double)`;

/** DuckDB over the twin's files, in views named after the logs. */
export const duckDb: Dialect = {
  table: (source) => source,
  number,
  percentile: (value, share) => `round(approx_quantile(${value}, ${share}), 3)`,
};

/** Athena over the buckets, in the tables that {@link athenaTable} makes. */
export const athena: Dialect = {
  table: (source) => `vipkit_${source}`,
  number,
  percentile: (value, share) => `round(approx_percentile(${value}, ${share}), 3)`,
};
