import type { MetricFact } from "./table";

/** How an alarm takes a period without data. Source: Amazon CloudWatch user guide, missing data, read 2026-11-30. */
export type MissingData = "missing" | "ignore" | "breaching" | "notBreaching";

export type Statistic = "Sum" | "Average" | "Minimum" | "Maximum" | "SampleCount" | `p${number}`;

export type Comparison =
  | "GreaterThanThreshold"
  | "GreaterThanOrEqualToThreshold"
  | "LessThanThreshold"
  | "LessThanOrEqualToThreshold";

/** The side on which the metric's trouble lies. */
export const usualComparison = ({ worse }: Pick<MetricFact, "worse">): Comparison =>
  worse === "above" ? "GreaterThanThreshold" : "LessThanThreshold";

/**
 * What silence means. A counter that is reported only while there is something to count is silent at zero: no errors are well, no requests
 * are not, where requests are waited for. A group without any target reports no hosts: none of them is healthy, and of those that were unhealthy
 * it says nothing, so that alarm stays as it is. A certificate is silent once it has expired: its alarm stays on, and a new one has not begun. What
 * is always reported is silent when its source is gone.
 */
export function usualMissingData({ kind, reported, worse }: MetricFact, comparison: Comparison): MissingData {
  const isAbove = comparison.startsWith("Greater");
  if (kind === "counter") return isAbove ? "notBreaching" : "breaching";
  if (reported === "nonzero") return isAbove ? "notBreaching" : "missing";
  if (reported === "until-expiry") return "ignore";
  if (reported === "registered") return isAbove || worse === "above" ? "ignore" : "breaching";
  return reported === "enabled" && !isAbove ? "breaching" : "missing";
}

/** Something about an alarm that CloudWatch refuses or that never tells anything. */
interface AlarmProblem {
  readonly property: string;
  readonly problem: string;
}

/** Of a counter every statistic but the sum is 1, other than of bytes; of hosts the sum counts each of them once a sample. */
export function statisticProblem(
  name: string,
  { kind, unit, reported }: Pick<MetricFact, "kind" | "unit" | "reported">,
  statistic: string,
): AlarmProblem | undefined {
  if (kind === "counter" && unit === "Count" && statistic !== "Sum" && statistic !== "SampleCount")
    return { property: "statistic", problem: `is ${statistic}; expected Sum of ${name}` };
  if (kind === "level" && reported === "registered" && statistic === "Sum")
    return { property: "statistic", problem: `is Sum; expected Maximum or Minimum of ${name}` };
  return undefined;
}

/** Seconds. Source: API model of CloudWatch (PutMetricAlarm, Period), botocore 1.44.8. */
const hour = 3600;
const longest = { short: 86_400, long: 604_800 } as const;
const shortPeriods = [10, 20, 30];

/** What CloudWatch refuses of the time that an alarm looks at. */
export function windowProblems({
  period,
  evaluationPeriods = 1,
  datapointsToAlarm,
}: {
  readonly period?: number | undefined;
  readonly evaluationPeriods?: number | undefined;
  readonly datapointsToAlarm?: number | undefined;
}): readonly AlarmProblem[] {
  const problems: AlarmProblem[] = [];
  if (datapointsToAlarm !== undefined && datapointsToAlarm > evaluationPeriods) {
    const problem = `is ${datapointsToAlarm}; expected at most ${evaluationPeriods}, the evaluationPeriods`;
    problems.push({ property: "datapointsToAlarm", problem });
  }
  if (period === undefined) return problems;
  if (period <= 0 || (period % 60 !== 0 && !shortPeriods.includes(period)))
    problems.push({ property: "period", problem: `is ${period}; expected 10, 20, 30 or a multiple of 60` });
  const most = period < hour ? longest.short : longest.long;
  if (period * evaluationPeriods > most) {
    const problem = `is ${evaluationPeriods}, of ${period} s each; expected at most ${most} s together`;
    problems.push({ property: "evaluationPeriods", problem });
  }
  return problems;
}
