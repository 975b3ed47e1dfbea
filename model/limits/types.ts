/** How a broken limit is answered: `error` stops the plan, `warning` is said and goes on. */
export type LimitSeverity = "error" | "warning";

/** One vendor limit as data: a range both ends included, or a single maximum (`min` 0). */
export interface Limit {
  readonly min: number;
  readonly max: number;
  /** `seconds`, `count`, `characters`, `GiB`, `percent`, `port`, ... */
  readonly unit: string;
  /** Where the figure was read. */
  readonly source: string;
  /** The day it was read, as YYYY-MM-DD. */
  readonly date: string;
  readonly severity: LimitSeverity;
}

/** Limits by key: a platform's, or the toolkit's own. */
export type LimitTable<K extends string> = { readonly [key in K]: Limit };

export interface LimitOverride {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly severity?: LimitSeverity | undefined;
  /** Of an option that takes names: what AWS takes by now besides the known ones. */
  readonly also?: readonly string[] | undefined;
}

/** What a user may set under `vipkit:limits`, by key, when the vendor has moved a limit. */
export type LimitOverrides = Readonly<Record<string, LimitOverride>>;
