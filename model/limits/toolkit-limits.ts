import type { Limit, LimitTable } from "./types";

const own = { source: "vipkit", date: "2026-11-23", severity: "error" } as const;

/** The toolkit's own limits: short keys, so that names stay readable, and bounds on what would only be a mistake. */
export const toolkitLimits = {
  "vipkit.key.length": { min: 1, max: 24, unit: "characters", ...own },
  "vipkit.text.length": { min: 1, max: 4096, unit: "characters", ...own },
  "vipkit.bootTime": { min: 0, max: 3600, unit: "seconds", ...own },
  "vipkit.stopTimeout": { min: 1, max: 7200, unit: "seconds", ...own },
  "vipkit.keepAliveTimeout": { min: 1, max: 86400, unit: "seconds", ...own },
  "vipkit.requestsPerTarget": { min: 1, max: 100000000, unit: "requests per minute", ...own },
  "vipkit.objective.seconds": { min: 0, max: 86400, unit: "seconds", ...own },
  "vipkit.objective.capacity": { min: 0, max: 200, unit: "percent", ...own },
  "vipkit.objective.nodes": { min: 1, max: 10000, unit: "count", ...own },
  "vipkit.twin.bootTime": { min: 0, max: 3600, unit: "seconds", ...own },
  "vipkit.twin.metricPeriod": { min: 1, max: 60, unit: "seconds", ...own },
  "vipkit.alarm.percent": { min: 0.01, max: 100, unit: "percent", ...own, date: "2026-11-30" },
  "vipkit.alarm.requests": { min: 1, max: 1000000000, unit: "count", ...own, date: "2026-11-30" },
  "vipkit.alarm.seconds": { min: 0.001, max: 4000, unit: "seconds", ...own, date: "2026-11-30" },
  "vipkit.alarm.days": { min: 1, max: 398, unit: "days", ...own, date: "2026-11-30" },
  "vipkit.slo.availability": { min: 50, max: 99.999, unit: "percent", ...own, date: "2026-11-30" },
  "vipkit.slo.days": { min: 1, max: 90, unit: "days", ...own, date: "2026-11-30" },
} as const satisfies Record<string, Limit>;

export type ToolkitLimits = LimitTable<keyof typeof toolkitLimits>;
