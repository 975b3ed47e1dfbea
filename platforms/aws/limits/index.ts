import { type Limit, type LimitOverrides, type LimitTable, memoizePerLimits } from "../../../model/limits";
import { isRuleKey } from "./bases";
import { table } from "./table";
import { isWordKey, type WordKey, wordTable } from "./words";

export type { Limit, LimitOverride, LimitOverrides, LimitSeverity } from "../../../model/limits";
export { isRuleKey, ruleBases, ruleKey, ruleKeys } from "./bases";
export { retentionDays } from "./network";
export { table } from "./table";
export { rateWindows } from "./wafv2";
export { isWordKey, type Word, type WordKey, wordKeys, wordTable } from "./words";

export type LimitKey = keyof typeof table;

/** The limits in force: the dated table with the user's overrides on top. */
export type Limits = LimitTable<LimitKey>;

export const defaultLimits: Limits = table;

export function isLimitKey(key: string): key is LimitKey {
  return Object.hasOwn(table, key);
}

export const limitKeys: readonly LimitKey[] = Object.keys(table).filter(isLimitKey);

const relaxed = new WeakMap<Limits, ReadonlySet<string>>();
const none: ReadonlySet<string> = new Set();

/** Rules that only warn under these limits, by id. */
export const relaxedRules = (limits: Limits): ReadonlySet<string> => relaxed.get(limits) ?? none;

const widened = new WeakMap<Limits, ReadonlyMap<WordKey, readonly string[]>>();

/** The names that the user vouches for. */
export const alsoTaken = (limits: Limits, key: WordKey): readonly string[] => widened.get(limits)?.get(key) ?? [];

/** What an option takes under these limits: the known names, and those that the user vouches for. */
export const wordsOf = (limits: Limits, key: WordKey): readonly string[] => [
  ...wordTable[key].values,
  ...alsoTaken(limits, key),
];

const merged = new WeakMap<LimitOverrides, Limits>();

/**
 * The table with the user's overrides; the same overrides object gives the same limits object, so schemas made from it are made once.
 * Unknown keys are for the caller to refuse (`isLimitKey`).
 */
export function limitsWith(overrides: LimitOverrides | undefined): Limits {
  if (overrides === undefined || Object.keys(overrides).length === 0) return defaultLimits;
  const known = merged.get(overrides);
  if (known !== undefined) return known;
  const limits: Record<LimitKey, Limit> = { ...table };
  for (const [key, override] of Object.entries(overrides)) {
    if (isLimitKey(key)) limits[key] = changed(table[key], override);
  }
  const warnings = Object.entries(overrides).filter(([key, { severity }]) => isRuleKey(key) && severity === "warning");
  relaxed.set(limits, new Set(warnings.map(([key]) => key.slice("rule.".length))));
  const words = Object.entries(overrides).flatMap(([key, { also = [] }]) =>
    isWordKey(key) ? [[key, also] as const] : [],
  );
  widened.set(limits, new Map(words));
  merged.set(overrides, limits);
  return limits;
}

function changed(limit: Limit, { min, max, severity }: LimitOverrides[string]): Limit {
  return { ...limit, min: min ?? limit.min, max: max ?? limit.max, severity: severity ?? limit.severity };
}

/** Makes a factory of limits give the same product for the same limits: building a schema costs more than using it. */
export const perLimits = memoizePerLimits<Limits>(defaultLimits);
