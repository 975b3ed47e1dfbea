import { vendorMetricPeriod } from "../defaults";
import type { ScalingMetric, WatchedMetric } from "./policies";
import type { AlarmRule, Comparison, Step } from "./step-scaling";

const comparisons: Readonly<Record<string, Comparison>> = {
  GreaterThanThreshold: "above",
  GreaterThanOrEqualToThreshold: "atLeast",
  LessThanThreshold: "below",
  LessThanOrEqualToThreshold: "atMost",
};

type Metrics<Metric> = Readonly<Record<string, { readonly metric: Metric; readonly statistic: string }>>;

const loadMetrics: Metrics<ScalingMetric> = {
  "AWS/EC2 CPUUtilization": { metric: "cpu", statistic: "Average" },
  "AWS/ApplicationELB RequestCountPerTarget": { metric: "requests", statistic: "Sum" },
  "AWS/ApplicationELB RequestCount": { metric: "totalRequests", statistic: "Sum" },
};

/** What a balancer sees beside the load: how its targets answer. */
const watchedMetrics: Metrics<WatchedMetric> = {
  ...loadMetrics,
  "AWS/ApplicationELB HTTPCode_Target_5XX_Count": { metric: "serverErrors", statistic: "Sum" },
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

export interface ReadAlarm<Metric> {
  readonly metric: Metric;
  /** Seconds of one datapoint. */
  readonly period: number;
  readonly alarm: AlarmRule;
  /** What takes a value of the alarm's to one of a minute. */
  readonly perMinute: number;
}

/** The alarm of a scaling policy, or why no load tells its state. */
export const readAlarm = (declared: DeclaredAlarm): ReadAlarm<ScalingMetric> | string =>
  declared.actionsEnabled === false
    ? `its alarm ${declared.name} has actionsEnabled false, so that it calls no policy`
    : readBy(loadMetrics, declared);

/** An alarm whose state alone counts, whatever it calls; or why requests and their answers do not tell it. */
export const readWatchedAlarm = (declared: DeclaredAlarm): ReadAlarm<WatchedMetric> | string =>
  readBy(watchedMetrics, declared);

function readBy<Metric>(metrics: Metrics<Metric>, declared: DeclaredAlarm): ReadAlarm<Metric> | string {
  const { name, namespace, metricName, statistic, comparisonOperator } = declared;
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
