import { z } from "zod";
import { block, flag, list, number, optionalNumber, optionalText, text } from "./shape-parts";

export const policyShape = z.object({
  name: z.string(),
  arn: text(""),
  autoscalingGroupName: z.string(),
  policyType: text("SimpleScaling"),
  enabled: flag(true),
  adjustmentType: text(""),
  minAdjustmentMagnitude: number(0),
  stepAdjustments: list(
    z.object({
      metricIntervalLowerBound: optionalNumber,
      metricIntervalUpperBound: optionalNumber,
      scalingAdjustment: number(0),
    }),
  ),
  targetTrackingConfiguration: block(
    z.object({
      targetValue: number(0),
      disableScaleIn: flag(false),
      predefinedMetricSpecification: block(z.object({ predefinedMetricType: text(""), resourceLabel: optionalText })),
    }),
  ),
});

export const alarmShape = z.object({
  name: z.string(),
  alarmActions: list(z.string()),
  actionsEnabled: flag(true),
  namespace: optionalText,
  metricName: optionalText,
  statistic: optionalText,
  extendedStatistic: optionalText,
  comparisonOperator: optionalText,
  threshold: optionalNumber,
  evaluationPeriods: optionalNumber,
  datapointsToAlarm: optionalNumber,
  period: optionalNumber,
  dimensions: z
    .record(z.string(), z.string())
    .nullish()
    .transform((value) => value ?? {}),
});
