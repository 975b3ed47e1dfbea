import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm";
import type * as pulumi from "@pulumi/pulumi";
import { type Comparison, type MissingData, windowProblems } from "../platforms/aws/metrics/alarm";
import { refuse } from "./errors";
import type { Metric } from "./metric";
import type { Tags } from "./tags";

interface MathAlarmOptions {
  /** By the ids that the expression names: a lower-case letter, then letters, digits and underscores. */
  readonly metrics: Readonly<Record<string, Metric>>;
  /** Metric math. A counter that is silent is at zero: `FILL(errors, 0)`. */
  readonly expression: string;
  readonly label: string;
  /** Seconds, of every metric. */
  readonly period: number;
  readonly evaluationPeriods: number;
  readonly threshold: number;
  readonly comparisonOperator: Comparison;
  /** What a period without data says: nothing of the kind follows from an expression, so that it is always said. */
  readonly treatMissingData: MissingData;
  readonly description: pulumi.Input<string>;
  readonly alarmActions?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  readonly okActions?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  readonly tags: Tags;
}

/** Id of the expression among the queries. */
const result = "result";

/** An alarm on what several metrics make together. @throws pulumi.RunError for a window that CloudWatch refuses */
export function mathAlarm(name: string, options: MathAlarmOptions, opts: pulumi.CustomResourceOptions): MetricAlarm {
  const { metrics, expression, label, period, evaluationPeriods, description, tags } = options;
  const { alarmActions, okActions, threshold, comparisonOperator, treatMissingData } = options;
  refuse(
    { type: "Alarm", name },
    windowProblems({ period, evaluationPeriods }).map(({ property, problem }) => ({
      path: property,
      message: problem,
    })),
  );
  const queries = Object.entries(metrics).map(([id, metric]) => metric.with({ period }).query(id));
  return new MetricAlarm(
    name,
    {
      metricQueries: [{ id: result, expression, label, returnData: true }, ...queries],
      ...{ threshold, comparisonOperator, evaluationPeriods, treatMissingData, alarmDescription: description, tags },
      ...(alarmActions === undefined ? {} : { alarmActions }),
      ...(okActions === undefined ? {} : { okActions }),
    },
    opts,
  );
}
