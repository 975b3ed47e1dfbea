import { vendorMetricPeriod } from "../defaults";
import type { Measured, ScalingMetric } from "./policies";
import type { AlarmRule, Comparison, Step } from "./step-scaling";

const comparisons: Readonly<Record<string, Comparison>> = {
  GreaterThanThreshold: "above",
  GreaterThanOrEqualToThreshold: "atLeast",
  LessThanThreshold: "below",
  LessThanOrEqualToThreshold: "atMost",
};

const metrics: Readonly<Record<string, { readonly metric: ScalingMetric; readonly statistic: string }>> = {
  "AWS/EC2 CPUUtilization": { metric: "cpu", statistic: "Average" },
  "AWS/ApplicationELB RequestCountPerTarget": { metric: "requests", statistic: "Sum" },
  "AWS/ApplicationELB RequestCount": { metric: "totalRequests", statistic: "Sum" },
};

/** An alarm as its owner declares it. */
export interface DeclaredAlarm {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly metricName: string | undefined;
  readonly statistic: string | undefined;
  readonly comparisonOperator: string | undefined;
  readonly threshold: number | undefined;
  readonly evaluationPeriods: number | undefined;
  readonly datapointsToAlarm: number | undefined;
  /** Seconds. */
  readonly period: number | undefined;
  readonly actionsEnabled: boolean | undefined;
}

export interface ReadAlarm extends Measured {
  readonly alarm: AlarmRule;
  /** What takes a value of the alarm's to one of a minute. */
  readonly perMinute: number;
}

/** The alarm, or why no load tells its state. */
export function readAlarm(declared: DeclaredAlarm): ReadAlarm | string {
  const { name, namespace, metricName, statistic, comparisonOperator } = declared;
  if (declared.actionsEnabled === false)
    return `its alarm ${name} has actionsEnabled false, so that it calls no policy`;
  const called = `${namespace ?? "-"} ${metricName ?? "of metric queries"}`;
  const known = metrics[called];
  const comparison = comparisons[comparisonOperator ?? ""];
  if (known === undefined) return `its alarm ${name} watches ${called}, which a load of requests says nothing of`;
  if (statistic !== known.statistic)
    return `its alarm ${name} takes ${statistic} of ${called}; ${known.statistic} is what is followed`;
  if (comparison === undefined) return `its alarm ${name} compares by ${comparisonOperator}`;
  const { evaluationPeriods = 1, period = vendorMetricPeriod.basic } = declared;
  // Sums are kept as requests a minute here, whatever the alarm's period.
  const perMinute = known.statistic === "Sum" ? 60 / period : 1;
  const alarm = {
    comparison,
    threshold: (declared.threshold ?? 0) * perMinute,
    evaluationPeriods,
    datapointsToAlarm: declared.datapointsToAlarm ?? evaluationPeriods,
  };
  return { metric: known.metric, period, alarm, perMinute };
}

/** A step, whose bounds are in the alarm's own unit, as one of values of a minute. */
export function perMinuteStep({ lower, upper, adjustment }: Step, perMinute: number): Step {
  const bound = (value: number | undefined) => (value === undefined ? undefined : value * perMinute);
  return { lower: bound(lower), upper: bound(upper), adjustment };
}
