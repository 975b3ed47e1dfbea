import type { PlannedAlarm, Urgency, Watched } from "./plan";
import type { ObservabilitySettings } from "./resolved";
import type { Runbook } from "./runbooks";
import { burnRates } from "./slo";

/** An alarm that is on by what others say. */
export interface PlannedComposite {
  readonly key: string;
  readonly runbook: Runbook;
  /** Who is told; undefined where a further composite alarm tells. */
  readonly urgency: Urgency | undefined;
  readonly text: string;
  /** Each a list of alarms that must all be on; one of the lists is enough. */
  readonly anyOf: readonly (readonly string[])[];
}

/**
 * The VIP is at risk when clients notice, or would with the next fault: no healthy node, the balancer's own errors, connections refused, a budget
 * that burns, nodes that are unhealthy in a group that cannot grow.
 */
export function planComposites(
  settings: ObservabilitySettings,
  watched: Watched,
  alarms: readonly PlannedAlarm[],
): readonly PlannedComposite[] {
  const keys = new Set(alarms.map(({ key }) => key));
  const { slo } = settings;
  const burns = burnRates.flatMap((rate): PlannedComposite[] => {
    const windows = [`budget-${rate.key}-long`, `budget-${rate.key}-short`];
    if (slo === undefined || !windows.every((key) => keys.has(key))) return [];
    // What pages is told by the alarm over all of it, once.
    const urgency = rate.urgency === "page" ? undefined : rate.urgency;
    const budget = `${rate.budgetPercent} % of the error budget of ${slo.days} days`;
    return [
      {
        ...{ key: `budget-${rate.key}`, runbook: "error-budget", urgency, anyOf: [windows] },
        text: `${budget} is being spent within ${rate.long / 3600} h.`,
      },
    ];
  });
  const alone = alarms
    .filter(({ runbook }) => ["no-healthy-node", "balancer-errors", "rejected-connections"].includes(runbook))
    .map(({ key }) => [key]);
  const strained = Object.entries(watched.nodeGroups).flatMap(([group, served]) =>
    served.map((target) => [`unhealthy-nodes-${target}`, `at-maximum-${group}`]),
  );
  const anyOf = [
    ...alone,
    ...strained.filter((pair) => pair.every((key) => keys.has(key))),
    ...burns.filter(({ urgency }) => urgency === undefined).map(({ key }) => [key]),
  ];
  if (anyOf.length === 0) return burns;
  const text = "Clients notice a fault, or will with the next one.";
  return [...burns, { key: "vip-at-risk", runbook: "vip-at-risk", urgency: "page", anyOf, text }];
}

/** `ALARM("a") AND ALARM("b") OR ALARM("c")`, with the alarms' own names. */
export const compositeRule = (anyOf: PlannedComposite["anyOf"], nameOf: (key: string) => string): string =>
  anyOf
    .map((all) => all.map((key) => `ALARM("${nameOf(key)}")`).join(" AND "))
    .map(bracketed(anyOf.length))
    .join(" OR ");

const bracketed = (count: number) => (rule: string) => (count > 1 && rule.includes(" AND ") ? `(${rule})` : rule);
