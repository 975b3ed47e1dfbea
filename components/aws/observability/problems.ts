import type { Problem } from "../../errors";
import type { Watched } from "./plan";
import type { ObservabilitySettings } from "./resolved";

interface Counted {
  readonly alarms: { readonly latency?: unknown };
  readonly slo?: unknown;
}

/** Options that need what a network load balancer does not count. Source: Network Load Balancers user guide, CloudWatch metrics, read 2026-11-30. */
export function uncounted({ alarms, slo }: Counted, type: Watched["balancerType"]): readonly string[] {
  if (type === "application") return [];
  return [...(alarms.latency === undefined ? [] : ["alarms.latency"]), ...(slo === undefined ? [] : ["slo"])];
}

export const uncountedBy = {
  problem: "a network load balancer counts neither answers nor their times",
  fix: "take it out, or use an application load balancer",
} as const;

/** What cannot be watched of what there is. */
export const watchProblems = (settings: ObservabilitySettings, { balancerType }: Watched): readonly Problem[] =>
  uncounted(settings, balancerType).map((path) => ({ path, message: `${uncountedBy.problem}; ${uncountedBy.fix}` }));
