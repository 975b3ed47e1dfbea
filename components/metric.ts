// The alarm alone: the whole of CloudWatch is more than a program with a component needs.
import { MetricAlarm, type MetricAlarmArgs } from "@pulumi/aws/cloudwatch/metricAlarm";
import type * as inputs from "@pulumi/aws/types/input";
import * as pulumi from "@pulumi/pulumi";
import type { Subject } from "../model/settings/issue";
import type { MetricSet } from "../platforms/aws/metrics";
import {
  type Comparison,
  type MissingData,
  type Statistic,
  statisticProblem,
  usualComparison,
  usualMissingData,
  windowProblems,
} from "../platforms/aws/metrics/alarm";
import type { MetricFact } from "../platforms/aws/metrics/table";
import { problemsError, refuse } from "./errors";
import type { Tags } from "./tags";

export interface AlarmOptions {
  /** What the metric is held against, in its unit. */
  readonly threshold: number;
  /**
   * On which side the trouble lies.
   * @default above the threshold, but below it for healthy hosts, nodes in service and days to expiry
   */
  readonly comparisonOperator?: Comparison | undefined;
  /**
   * Periods that are looked at together; `datapointsToAlarm` of them must be on the wrong side.
   * @default 3, and 1 where a period is an hour or longer
   */
  readonly evaluationPeriods?: number | undefined;
  /**
   * How many of the periods it takes.
   * @default all of them
   */
  readonly datapointsToAlarm?: number | undefined;
  /**
   * What a period without data says.
   * @default by the metric: see docs/metrics.md
   */
  readonly treatMissingData?: MissingData | undefined;
  /**
   * Whether a percentile of too few samples counts: `ignore` leaves the alarm as it is.
   * @default evaluate
   */
  readonly evaluateLowSampleCountPercentiles?: "evaluate" | "ignore" | undefined;
  /** What is to be done about it, for those who get it. */
  readonly description?: pulumi.Input<string> | undefined;
  /** ARNs of what is told when it goes off: a topic, a scaling policy. */
  readonly alarmActions?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** ARNs of what is told when it is over. */
  readonly okActions?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** ARNs of what is told when there is no data. */
  readonly insufficientDataActions?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  readonly tags?: Tags | undefined;
}

/** How a metric is looked at. */
export interface MetricView {
  /** The statistic of a period; percentiles as in `p99`. */
  readonly statistic?: Statistic | undefined;
  /** Seconds: 10, 20, 30 or a multiple of 60. */
  readonly period?: number | undefined;
}

/** Whose metric it is. */
export interface MetricSource {
  readonly subject: Subject;
  readonly parent: pulumi.Resource;
  readonly set: MetricSet;
  readonly dimensions: Readonly<Record<string, pulumi.Input<string>>>;
}

/** A balancer as its metrics name it, new or existing. */
export interface MeasuredBalancer {
  /** `app/<name>/<id>` or `net/<name>/<id>`. */
  readonly arnSuffix: pulumi.Input<string>;
  readonly type: "application" | "network";
}

const anHour = 3600;

/**
 * A metric that AWS reports of a component's resource, with the statistic and the period that say most. It makes alarms, and stands in metric math
 * and in dashboards.
 *
 * ```ts
 * balancer.metric("HTTPCode_ELB_5XX_Count").alarm("shop-5xx", { threshold: 10, alarmActions: [topic.arn] });
 * ```
 */
export class Metric {
  /** `AWS/ApplicationELB`. */
  readonly namespace: string;
  /** Which resource's. */
  readonly dimensions: Readonly<Record<string, pulumi.Input<string>>>;
  readonly statistic: Statistic;
  /** Seconds. */
  readonly period: number;
  /** As CloudWatch has it. */
  readonly unit: MetricFact["unit"];

  constructor(
    /** As CloudWatch has it: `RequestCount`. */
    readonly metricName: string,
    private readonly fact: MetricFact,
    private readonly source: MetricSource,
    view: MetricView = {},
  ) {
    this.namespace = source.set.namespace;
    this.dimensions = source.dimensions;
    this.statistic = view.statistic ?? fact.statistic;
    this.period = view.period ?? fact.period;
    this.unit = fact.unit;
  }

  /** The same with another statistic or period. */
  with(view: MetricView): Metric {
    const { metricName, fact, source, statistic, period } = this;
    const { statistic: otherStatistic = statistic, period: otherPeriod = period } = view;
    return new Metric(metricName, fact, source, { statistic: otherStatistic, period: otherPeriod });
  }

  /**
   * An alarm on it, a child of the component. Its name at AWS begins with `name`.
   * @throws pulumi.RunError for a window or a statistic that CloudWatch refuses or that never tells anything
   */
  alarm(name: string, options: AlarmOptions, opts?: pulumi.CustomResourceOptions): MetricAlarm {
    const { fact, statistic, period, metricName } = this;
    const { threshold, datapointsToAlarm, evaluationPeriods = period < anHour ? 3 : 1 } = options;
    const unfit = statisticProblem(metricName, fact, statistic);
    const window = windowProblems({ period, evaluationPeriods, datapointsToAlarm });
    const problems = [...(unfit === undefined ? [] : [unfit]), ...window];
    refuse(
      { type: "Alarm", name },
      problems.map(({ property, problem }) => ({ path: property, message: problem })),
    );
    const comparisonOperator = options.comparisonOperator ?? usualComparison(fact);
    const args: MetricAlarmArgs = {
      ...this.#identity(),
      period,
      threshold,
      comparisonOperator,
      evaluationPeriods,
      treatMissingData: options.treatMissingData ?? usualMissingData(fact, comparisonOperator),
      ...(statistic.startsWith("p") ? { extendedStatistic: statistic } : { statistic }),
      alarmDescription: options.description ?? fact.meaning,
      ...optional({ datapointsToAlarm }),
      ...optional({ evaluateLowSampleCountPercentiles: options.evaluateLowSampleCountPercentiles }),
      ...optional({ alarmActions: options.alarmActions }),
      ...optional({ okActions: options.okActions }),
      ...optional({ insufficientDataActions: options.insufficientDataActions }),
      ...optional({ tags: options.tags }),
    };
    return new MetricAlarm(name, args, pulumi.mergeOptions({ parent: this.source.parent }, opts));
  }

  /** An entry of an alarm's `metricQueries`, for metric math: by `id` expressions name it. */
  query(id: string): inputs.cloudwatch.MetricAlarmMetricQuery {
    return { id, metric: { ...this.#identity(), period: this.period, stat: this.statistic }, returnData: false };
  }

  /** A line of a dashboard widget's `metrics`; `pulumi.jsonStringify` writes the dashboard's body. */
  widgetEntry(label?: string): pulumi.Input<unknown>[] {
    const dimensions = Object.entries(this.dimensions).flat();
    const how = { stat: this.statistic, period: this.period, ...(label === undefined ? {} : { label }) };
    return [this.namespace, this.metricName, ...dimensions, how];
  }

  #identity() {
    return { namespace: this.namespace, metricName: this.metricName, dimensions: { ...this.dimensions } };
  }
}

/** Without what is not set: the provider's types take no undefined. */
function optional<T extends object>(one: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  return Object.values(one).every((value) => value !== undefined) ? one : {};
}

/** The metric of that name. @throws pulumi.RunError when there is none in the set, with those that there are */
export function metricOf(source: MetricSource, name: string): Metric {
  const { subject, set } = source;
  const fact = set.metrics[name];
  if (fact !== undefined) return new Metric(name, fact, source);
  const names = Object.keys(set.metrics).sort().join(", ");
  throw problemsError(subject, [{ path: "metric", message: `no metric of ${set.of}, got "${name}"; one of ${names}` }]);
}
