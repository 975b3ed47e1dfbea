import type { z } from "zod";
import { perMinuteStep, readAlarm, readWatchedAlarm } from "../../platforms/aws/scaling/alarm-rule";
import { adjustmentTypes } from "../../platforms/aws/scaling/step-scaling";
import type { ScalingGroup, TargetTrackingPolicy } from "../contract/desired-state";
import type { MeasuredAlarm, StepScalingPolicy } from "../contract/step-policy";
import type { alarmShape, policyShape } from "./scaling-shapes";
import type { targetGroupShape } from "./shapes";

type Policy = z.output<typeof policyShape>;
type Alarm = z.output<typeof alarmShape>;
type TargetGroup = z.output<typeof targetGroupShape>;

/** What a group's policies are read beside. */
export interface PolicyContext {
  readonly alarms: readonly Alarm[];
  readonly targetGroups: readonly TargetGroup[];
  /** ARNs of the group's own target groups. */
  readonly own: readonly string[];
}

/** The policies of a group by kind, and those that the twin does not run. */
export function derivePolicies(
  policies: readonly Policy[],
  context: PolicyContext,
): Pick<ScalingGroup, "policies" | "steps" | "skipped"> {
  const read = policies.filter(({ enabled }) => enabled).map((policy) => readPolicy(policy, context));
  return {
    policies: read.flatMap(({ tracked = [] }) => tracked),
    steps: read.flatMap(({ steps = [] }) => steps),
    skipped: read.flatMap(({ skipped = [] }) => skipped),
  };
}

interface Read {
  readonly tracked?: readonly TargetTrackingPolicy[];
  readonly steps?: readonly StepScalingPolicy[];
  readonly skipped?: readonly string[];
}

function readPolicy(policy: Policy, context: PolicyContext): Read {
  const skipped = (reason: string): Read => ({ skipped: [`${policy.name}: ${reason}`] });
  if (policy.policyType === "TargetTrackingScaling") return readTracking(policy, context, skipped);
  if (policy.policyType === "StepScaling") return readSteps(policy, context, skipped);
  if (policy.policyType === "PredictiveScaling")
    return skipped("the twin has no days of metrics to forecast from; vipkit simulate replays it");
  return skipped(`a policy of type ${policy.policyType} is not run; StepScaling says the same with one step`);
}

function readTracking(policy: Policy, { targetGroups }: PolicyContext, skipped: (reason: string) => Read): Read {
  const tracking = policy.targetTrackingConfiguration;
  const predefined = tracking?.predefinedMetricSpecification;
  const metric = predefined?.predefinedMetricType;
  if (!tracking || (metric !== "ASGAverageCPUUtilization" && metric !== "ALBRequestCountPerTarget"))
    return skipped(`it tracks ${metric ?? "a metric of its own"}, which the twin does not measure`);
  const { targetValue, disableScaleIn } = tracking;
  const targetGroup = targetGroups.find((group) => predefined?.resourceLabel?.endsWith(suffixOf(group)))?.arn;
  return { tracked: [{ name: policy.name, metric, targetGroup, targetValue, disableScaleIn }] };
}

/** A policy is called by alarms: one for each of them. */
function readSteps(policy: Policy, context: PolicyContext, skipped: (reason: string) => Read): Read {
  const alarms = context.alarms.filter(({ alarmActions }) => alarmActions.includes(policy.arn));
  if (alarms.length === 0) return skipped("no alarm of this stack calls it");
  const adjustmentType = adjustmentTypes.find((type) => type === policy.adjustmentType);
  if (adjustmentType === undefined) return skipped(`adjustmentType ${policy.adjustmentType} is not known`);
  const { name, minAdjustmentMagnitude } = policy;
  const read = alarms.map((alarm) => {
    const known = readAlarm({ ...alarm, statistic: alarm.statistic ?? alarm.extendedStatistic });
    if (typeof known === "string") return known;
    const { perMinute, ...rule } = known;
    const steps = policy.stepAdjustments.map((step) =>
      perMinuteStep(
        {
          lower: step.metricIntervalLowerBound,
          upper: step.metricIntervalUpperBound,
          adjustment: step.scalingAdjustment,
        },
        perMinute,
      ),
    );
    const counted = countedIn(alarm, context);
    return { ...rule, name, adjustmentType, minAdjustmentMagnitude, steps, alarmName: alarm.name, counted };
  });
  return {
    steps: read.filter((one) => typeof one !== "string"),
    skipped: read.filter((one) => typeof one === "string").map((reason) => `${name}: ${reason}`),
  };
}

/** The alarms that end a group's refresh, as far as the twin measures them. */
export function deriveRefreshAlarms(names: readonly string[], context: PolicyContext) {
  const read = names.map((name): MeasuredAlarm | string => {
    const alarm = context.alarms.find((one) => one.name === name);
    if (alarm === undefined) return `its alarm ${name} is no metric alarm of this stack`;
    const known = readWatchedAlarm({ ...alarm, statistic: alarm.statistic ?? alarm.extendedStatistic });
    if (typeof known === "string") return known;
    const { metric, period, alarm: rule } = known;
    return { alarmName: name, metric, period, alarm: rule, counted: countedIn(alarm, context) };
  });
  return {
    alarms: read.filter((one) => typeof one !== "string"),
    unmeasured: read.filter((one) => typeof one === "string"),
  };
}

/** The target group that the alarm's dimensions name; without one those that the group's nodes are in. */
function countedIn({ dimensions }: Alarm, { targetGroups, own }: PolicyContext): readonly string[] {
  const named = dimensions["TargetGroup"];
  return named === undefined ? own : targetGroups.filter((group) => suffixOf(group) === named).map(({ arn }) => arn);
}

/** `targetgroup/<name>/<id>`: the last part of a resource label, of a dimension and of the ARN alike. */
const suffixOf = (group: TargetGroup): string => group.arnSuffix || group.arn.slice(group.arn.indexOf("targetgroup/"));
