import type { Graph, ResourceReader } from "../../../model/graph";
import { types } from "../catalog/types";
import { vendorMetricPeriod } from "../defaults";
import { type DeclaredAlarm, perMinuteStep, readAlarm } from "./alarm-rule";
import type { StepPolicy, TrackedPolicy } from "./policies";
import type { PredictiveRule } from "./predictive";
import { adjustmentTypes, type Step } from "./step-scaling";

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

/** A policy is called by alarms: one for each of them. */
function readSteps(policy: ResourceReader, graph: Graph, skipped: Skip): ReadPolicy {
  const alarms = graph.dependents(policy, types.alarm, "alarmActions");
  if (alarms.length === 0) return skipped("no alarm of this program calls it");
  const read = alarms.map((alarm) => readAlarm(declaredAlarm(alarm)));
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
    const steps = policy.items("stepAdjustments").map((step) => perMinuteStep(stepOf(step), perMinute));
    return [{ ...own, ...alarm, steps }];
  });
  return { kind: "step", policies };
}

const stepOf = (step: ResourceReader): Step => ({
  lower: step.number("metricIntervalLowerBound"),
  upper: step.number("metricIntervalUpperBound"),
  adjustment: step.number("scalingAdjustment") ?? 0,
});

const declaredAlarm = (alarm: ResourceReader): DeclaredAlarm => ({
  name: alarm.resource.name,
  namespace: alarm.text("namespace"),
  metricName: alarm.text("metricName"),
  statistic: alarm.text("statistic") ?? alarm.text("extendedStatistic"),
  comparisonOperator: alarm.text("comparisonOperator"),
  threshold: alarm.number("threshold"),
  evaluationPeriods: alarm.number("evaluationPeriods"),
  datapointsToAlarm: alarm.number("datapointsToAlarm"),
  period: alarm.number("period"),
  actionsEnabled: alarm.flag("actionsEnabled"),
});

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
