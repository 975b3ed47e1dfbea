import { table } from "./table";
import type { Limit, LimitOverrides } from "./types";

export { table } from "./table";
export type { Limit, LimitOverrides, LimitSeverity } from "./types";

export type LimitKey = keyof typeof table;

/** The limits in force: the dated table with the user's overrides on top. */
export type Limits = { readonly [key in LimitKey]: Limit };

export const defaultLimits: Limits = table;

export function isLimitKey(key: string): key is LimitKey {
  return Object.hasOwn(table, key);
}

/** The table with the user's overrides. Unknown keys are for the caller to refuse (`isLimitKey`). */
export function limitsWith(overrides: LimitOverrides): Limits {
  const merged: Record<LimitKey, Limit> = { ...table };
  for (const [key, override] of Object.entries(overrides)) {
    if (isLimitKey(key)) merged[key] = { ...table[key], ...override };
  }
  return merged;
}
