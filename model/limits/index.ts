export type { Basis } from "./basis";
export { memoizePerLimits } from "./memoize";
export { type ToolkitLimits, toolkitLimits } from "./toolkit-limits";
export type { Limit, LimitOverride, LimitOverrides, LimitSeverity, LimitTable } from "./types";
