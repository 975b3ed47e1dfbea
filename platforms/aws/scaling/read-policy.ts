import type { Graph, ResourceReader } from "../../../model/graph";
import { types } from "../catalog/types";
import { vendorMetricPeriod } from "../defaults";
import type { Measured, ScalingMetric, StepPolicy, TrackedPolicy } from "./policies";
import type { PredictiveRule } from "./predictive";
import { type AlarmRule, adjustmentTypes, type Comparison, type Step } from "./step-scaling";

interface Skipped {
  readonly kind: "skipped";
  readonly policy: string;
  readonly reason: string;
}

type ReadPolicy =
  | { readonly kind: "tracked"; readonly policy: TrackedPolicy }
  | { readonly kind: "step"; readonly policies: readonly StepPolicy[] }
  | { readonly kind: "predictive"; readonly policy: PredictiveRule }
  | Skipped;

export const isSkipped = (read: ReadPolicy): read is Skipped => read.kind === "skipped";

/** A scaling policy as it can be replayed, or why it cannot. Throws UnknownValueError. */
export function readPolicy(policy: ResourceReader, group: ResourceReader, graph: Graph): ReadPolicy {
  const name = policy.resource.name;
  const skipped = (reason: string): Skipped => ({ kind: "skipped", policy: name, reason });
  const kind = policy.text("policyType") ?? "SimpleScaling";
  if (kind === "TargetTrackingScaling") return readTracking(policy, cpuPeriod(group, graph), skipped);
  if (kind === "StepScaling") return readSteps(policy, graph, skipped);
  if (kind === "PredictiveScaling") return readPredictive(policy, skipped);
  return skipped(`a policy of type ${kind} is not replayed; StepScaling says the same with one step`);
}

type Skip = (reason: string) => Skipped;

/** EC2 reports CPU each minute with detailed monitoring, else every five. */
function cpuPeriod(group: ResourceReader, graph: Graph): number {
  const [template] = ["launchTemplate", "mixedInstancesPolicy"].flatMap((property) =>
    graph.dependenciesOf(group, property, types.launchTemplate),
  );
  return template?.flag("monitoring.enabled") === true ? vendorMetricPeriod.detailed : vendorMetricPeriod.basic;
}

function readTracking(policy: ResourceReader, ofCpu: number, skipped: Skip): ReadPolicy {
  const tracking = policy.at("targetTrackingConfiguration");
  const metric = tracking.text("predefinedMetricSpecification.predefinedMetricType");
  const own = {
    name: policy.resource.name,
    targetValue: tracking.number("targetValue") ?? 0,
    disableScaleIn: tracking.flag("disableScaleIn") ?? false,
  };
  if (metric === "ASGAverageCPUUtilization")
    return { kind: "tracked", policy: { ...own, metric: "cpu", period: ofCpu } };
  if (metric === "ALBRequestCountPerTarget")
    return { kind: "tracked", policy: { ...own, metric: "requests", period: vendorMetricPeriod.detailed } };
  return skipped(`it tracks ${metric ?? "a metric of its own"}, which a curve of requests says nothing of`);
}

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

/** A policy is called by alarms: one for each of them. */
function readSteps(policy: ResourceReader, graph: Graph, skipped: Skip): ReadPolicy {
  const alarms = graph.dependents(policy, types.alarm, "alarmActions");
  if (alarms.length === 0) return skipped("no alarm of this program calls it");
  const read = alarms.map(readAlarm);
  const unread = read.find((one) => typeof one === "string");
  if (typeof unread === "string") return skipped(unread);
  const adjustmentType = adjustmentTypes.find((type) => type === policy.text("adjustmentType"));
  if (adjustmentType === undefined) return skipped(`adjustmentType ${policy.text("adjustmentType")} is not known`);
  const own = {
    name: policy.resource.name,
    adjustmentType,
    minAdjustmentMagnitude: policy.number("minAdjustmentMagnitude") ?? 0,
  };
  const policies = read.flatMap((one) => {
    if (typeof one === "string") return [];
    const { perMinute, ...alarm } = one;
    const steps = policy.items("stepAdjustments").map((step) => readStep(step, perMinute));
    return [{ ...own, ...alarm, steps }];
  });
  return { kind: "step", policies };
}

function readStep(step: ResourceReader, perMinute: number): Step {
  const bound = (path: string) => {
    const value = step.number(path);
    return value === undefined ? undefined : value * perMinute;
  };
  return {
    lower: bound("metricIntervalLowerBound"),
    upper: bound("metricIntervalUpperBound"),
    adjustment: step.number("scalingAdjustment") ?? 0,
  };
}

interface ReadAlarm extends Measured {
  readonly alarm: AlarmRule;
  /** What takes a value of the alarm's to one of a minute. */
  readonly perMinute: number;
}

/** The alarm, or why no load tells its state. */
function readAlarm(alarm: ResourceReader): ReadAlarm | string {
  const name = alarm.resource.name;
  const called = `${alarm.text("namespace") ?? "-"} ${alarm.text("metricName") ?? "of metric queries"}`;
  const known = metrics[called];
  const comparison = comparisons[alarm.text("comparisonOperator") ?? ""];
  if (known === undefined) return `its alarm ${name} watches ${called}, which a curve of requests says nothing of`;
  const statistic = alarm.text("statistic") ?? alarm.text("extendedStatistic");
  if (statistic !== known.statistic)
    return `its alarm ${name} takes ${statistic} of ${called}; ${known.statistic} is replayed`;
  if (comparison === undefined) return `its alarm ${name} compares by ${alarm.text("comparisonOperator")}`;
  const evaluationPeriods = alarm.number("evaluationPeriods") ?? 1;
  const period = alarm.number("period") ?? vendorMetricPeriod.basic;
  // Sums are kept as requests a minute here, whatever the alarm's period.
  const perMinute = known.statistic === "Sum" ? 60 / period : 1;
  const rule = {
    comparison,
    threshold: (alarm.number("threshold") ?? 0) * perMinute,
    evaluationPeriods,
    datapointsToAlarm: alarm.number("datapointsToAlarm") ?? evaluationPeriods,
  };
  return { metric: known.metric, period, alarm: rule, perMinute };
}

function readPredictive(policy: ResourceReader, skipped: Skip): ReadPolicy {
  const forecast = policy.at("predictiveScalingConfiguration");
  const specification = forecast.at("metricSpecification");
  const pair = specification.text("predefinedMetricPairSpecification.predefinedMetricType");
  const metric = pair === "ASGCPUUtilization" ? "cpu" : pair === "ALBRequestCount" ? "requests" : undefined;
  if (metric === undefined) return skipped(`it forecasts ${pair ?? "metrics of its own"}, which are not replayed`);
  const isRaising = forecast.text("maxCapacityBreachBehavior") === "IncreaseMaxCapacity";
  return {
    kind: "predictive",
    policy: {
      name: policy.resource.name,
      metric,
      targetValue: specification.number("targetValue") ?? 0,
      acts: forecast.text("mode") === "ForecastAndScale",
      buffer: forecast.number("schedulingBufferTime") ?? 0,
      maxCapacityBuffer: isRaising ? (forecast.number("maxCapacityBuffer") ?? 0) : undefined,
    },
  };
}
