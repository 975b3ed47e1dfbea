import { isList, type Json, type Props, unknownValue } from "../../../model/graph/json";
import { alsoTaken, wordTable } from "../limits";
import {
  arn,
  atMost,
  type Constraint,
  checks,
  conflicts,
  each,
  exactlyOne,
  length,
  limit,
  limitedBy,
  limitedLength,
  oneOf,
  pattern,
  range,
  refused,
  when,
  word,
} from "./constraint";
import { count, flag, record, text, UnknownInputError } from "./read";

const percentages: Constraint = (inputs) => {
  const policy = record(inputs, "instanceMaintenancePolicy") ?? {};
  const [min, max] = [count(policy, "minHealthyPercentage"), count(policy, "maxHealthyPercentage")];
  if (min === undefined || max === undefined || min < 0 || max - min <= 100) return [];
  return [
    {
      property: "instanceMaintenancePolicy",
      reason: `maximum and minimum may differ by 100 at most, got ${max} and ${min}`,
    },
  ];
};

/** A refresh may not swing further than the difference that AWS allows. */
const refreshSpread = limitedBy(["autoscaling.refresh.spread"], (inputs, inForce) => {
  const preferences = record(record(inputs, "instanceRefresh") ?? {}, "preferences") ?? {};
  const [min, max] = [count(preferences, "minHealthyPercentage"), count(preferences, "maxHealthyPercentage")];
  const limits = inForce["autoscaling.refresh.spread"];
  if (min === undefined || max === undefined || max - min <= limits.max) return [];
  const reason = `maximum and minimum may differ by ${limits.max} at most, got ${max} and ${min}`;
  return [{ property: "instanceRefresh.preferences", reason }];
});

const metrics = ["ASGAverageCPUUtilization", "ASGAverageNetworkIn", "ASGAverageNetworkOut", "ALBRequestCountPerTarget"];

const isTracking = (inputs: Props) => text(inputs, "policyType") === "TargetTrackingScaling";

const isCron = (value: unknown) => typeof value === "string" && value.trim().split(/\s+/).length === 5;
const isInstant = (value: unknown) => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value);

function isTimeZone(value: unknown): boolean {
  try {
    return typeof value === "string" && new Intl.DateTimeFormat("en", { timeZone: value }) !== undefined;
  } catch {
    return false;
  }
}

/** A list in one text, as the API has it. */
const checkers: Constraint = (inputs, limits) => {
  const taken = [...wordTable["autoscaling.healthCheckType"].values, "VPC_LATTICE"];
  const all = [...taken, ...alsoTaken(limits, "autoscaling.healthCheckType")];
  const isAllowed = (value: Json) => typeof value === "string" && value.split(",").every((part) => all.includes(part));
  return each("healthCheckType", isAllowed, `${all.join(", ")}, or several with commas`)(inputs, limits);
};

export const scalingGroupConstraint = checks(
  conflicts("name", "namePrefix"),
  length("name", 1, 255),
  pattern("name", /^[^:]+$/, "a name without colons"),
  exactlyOne("launchConfiguration", "launchTemplate", "mixedInstancesPolicy"),
  conflicts("availabilityZones", "vpcZoneIdentifiers"),
  conflicts("targetGroupArns", "trafficSources"),
  conflicts("loadBalancers", "trafficSources"),
  limit("minSize", "autoscaling.size"),
  limit("maxSize", "autoscaling.size"),
  limit("desiredCapacity", "autoscaling.size"),
  range("healthCheckGracePeriod", 0, 2147483647),
  limit("maxInstanceLifetime", "autoscaling.maxInstanceLifetime", [0]),
  checkers,
  oneOf("desiredCapacityType", ["units", "vcpu", "memory-mib"]),
  oneOf("instanceRefresh.strategy", ["Rolling", "ReplaceRootVolume"]),
  limit("instanceRefresh.preferences.minHealthyPercentage", "autoscaling.refresh.minHealthyPercentage"),
  limit("instanceRefresh.preferences.maxHealthyPercentage", "autoscaling.refresh.maxHealthyPercentage"),
  limit("instanceRefresh.preferences.checkpointDelay", "autoscaling.refresh.checkpointDelay"),
  oneOf("instanceRefresh.preferences.scaleInProtectedInstances", ["Refresh", "Ignore", "Wait"]),
  oneOf("instanceRefresh.preferences.standbyInstances", ["Terminate", "Ignore", "Wait"]),
  range("instanceMaintenancePolicy.minHealthyPercentage", -1, 100),
  range("instanceMaintenancePolicy.maxHealthyPercentage", 100, 200, [-1]),
  percentages,
  limit("initialLifecycleHooks[].heartbeatTimeout", "autoscaling.hook.heartbeat"),
  limit(
    "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity",
    "autoscaling.mixed.onDemandPercentage",
  ),
  atMost("mixedInstancesPolicy.launchTemplate.overrides", "autoscaling.mixed.instanceTypes", "instance types"),
  atMost("initialLifecycleHooks", "autoscaling.hooks", "hooks"),
  atMost("targetGroupArns", "autoscaling.targetGroups", "target groups"),
  limit("instanceRefresh.preferences.checkpointPercentages[]", "autoscaling.refresh.checkpoint"),
  refreshSpread,
  atMost("instanceRefresh.preferences.alarmSpecification.alarms", "autoscaling.refresh.alarms", "alarms"),
  limitedLength("instanceRefresh.preferences.alarmSpecification.alarms[]", "autoscaling.refresh.alarmName.length"),
  oneOf("warmPool.poolState", ["Stopped", "Running", "Hibernated"]),
  limit("warmPool.minSize", "autoscaling.size"),
  limit("warmPool.maxGroupPreparedCapacity", "autoscaling.size", [-1]),
  each("tags[].propagateAtLaunch", (value) => typeof value === "boolean", "true or false"),
  arn("targetGroupArns[]"),
);

export const scalingPolicyConstraint = checks(
  length("name", 1, 255),
  oneOf("policyType", ["SimpleScaling", "StepScaling", "TargetTrackingScaling", "PredictiveScaling"]),
  oneOf("adjustmentType", ["ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"]),
  oneOf("metricAggregationType", ["Minimum", "Maximum", "Average"]),
  range("estimatedInstanceWarmup", 0, 2147483647),
  oneOf("targetTrackingConfiguration.predefinedMetricSpecification.predefinedMetricType", metrics),
  when(
    isTracking,
    each("targetTrackingConfiguration.targetValue", (value) => Number(value) > 0, "a target above 0"),
  ),
  limit("predictiveScalingConfiguration.schedulingBufferTime", "autoscaling.predictive.buffer"),
  oneOf("predictiveScalingConfiguration.mode", ["ForecastAndScale", "ForecastOnly"]),
  oneOf("predictiveScalingConfiguration.maxCapacityBreachBehavior", ["HonorMaxCapacity", "IncreaseMaxCapacity"]),
  oneOf("predictiveScalingConfiguration.metricSpecification.predefinedMetricPairSpecification.predefinedMetricType", [
    "ASGCPUUtilization",
    "ASGNetworkIn",
    "ASGNetworkOut",
    "ALBRequestCount",
  ]),
  when(isTracking, (inputs) =>
    record(inputs, "targetTrackingConfiguration") === undefined &&
    typeof inputs.targetTrackingConfiguration !== "string"
      ? [{ property: "targetTrackingConfiguration", reason: "is required with policyType TargetTrackingScaling" }]
      : [],
  ),
);

export const scheduleConstraint = checks(
  each("recurrence", isCron, "five cron fields: minute, hour, day of month, month, day of week"),
  each("timeZone", isTimeZone, "a time zone such as Europe/Berlin"),
  each("startTime", isInstant, "a UTC time such as 2027-01-31T08:00:00Z"),
  each("endTime", isInstant, "a UTC time such as 2027-01-31T08:00:00Z"),
  range("minSize", -1, 10000),
  range("maxSize", -1, 10000),
  range("desiredCapacity", -1, 10000),
);

export const lifecycleHookConstraint = checks(
  length("name", 1, 255),
  oneOf("lifecycleTransition", ["autoscaling:EC2_INSTANCE_LAUNCHING", "autoscaling:EC2_INSTANCE_TERMINATING"]),
  word("defaultResult", "autoscaling.hook.defaultResult"),
  limit("heartbeatTimeout", "autoscaling.hook.heartbeat"),
);

export const groupAttachmentConstraint = checks(exactlyOne("elb", "lbTargetGroupArn"));

const sizes: Constraint = (inputs) => {
  const [min, max, desired] = [count(inputs, "minSize"), count(inputs, "maxSize"), count(inputs, "desiredCapacity")];
  if (min === undefined || max === undefined) return [];
  if (min > max) {
    return refused(
      "ValidationError",
      "minSize",
      `Max bound, ${max}, must be greater than or equal to min bound, ${min}`,
    );
  }
  if (desired === undefined || (desired >= min && desired <= max)) return [];
  const reason = `Desired capacity:${desired} must be between the specified min size:${min} and max size:${max}`;
  return refused("ValidationError", "desiredCapacity", reason);
};

function isEmpty(inputs: Props, key: string): boolean {
  if (inputs[key] === unknownValue) throw new UnknownInputError(key);
  const value = inputs[key] ?? [];
  return isList(value) && value.length === 0;
}

const somewhere: Constraint = (inputs) =>
  isEmpty(inputs, "vpcZoneIdentifiers") && isEmpty(inputs, "availabilityZones")
    ? refused("ValidationError", "vpcZoneIdentifiers", "At least one Availability Zone or VPC Subnet is required.")
    : [];

/** Where CreateAutoScalingGroup or UpdateAutoScalingGroup refuse the group by itself. */
export const scalingGroupRefusals = checks(sizes, somewhere);

/** The template that a group launches from, wherever it names it. */
function versionOf(inputs: Props): string | undefined {
  const own = record(inputs, "launchTemplate");
  if (own !== undefined) return text(own, "version") ?? "$Default";
  const mixed = record(record(inputs, "mixedInstancesPolicy") ?? {}, "launchTemplate") ?? {};
  const specification = record(mixed, "launchTemplateSpecification");
  return specification === undefined ? undefined : (text(specification, "version") ?? "$Default");
}

/** A roll back needs a version that stays what it was. StartInstanceRefresh refuses it, so an existing group only. */
export const rollbackRefusals: Constraint = (inputs) => {
  const preferences = record(record(inputs, "instanceRefresh") ?? {}, "preferences") ?? {};
  if (flag(preferences, "autoRollback") !== true) return [];
  const version = versionOf(inputs) ?? "";
  if (!version.startsWith("$")) return [];
  const reason = `Auto rollback needs a launch template version number, got ${version}`;
  return refused("ValidationError", "instanceRefresh.preferences.autoRollback", reason);
};

/** -1 asks for no change of that size. */
export const scheduleRefusals: Constraint = (inputs) => {
  const given = (key: string) => [count(inputs, key)].find((size) => size !== undefined && size >= 0);
  const [min, max, desired] = [given("minSize"), given("maxSize"), given("desiredCapacity")];
  if (min !== undefined && max !== undefined && min > max) {
    return refused(
      "ValidationError",
      "minSize",
      `Max bound, ${max}, must be greater than or equal to min bound, ${min}`,
    );
  }
  const isOutside =
    desired !== undefined && ((min !== undefined && desired < min) || (max !== undefined && desired > max));
  if (!isOutside) return [];
  const reason = `Desired capacity, ${desired}, must be between min bound, ${min ?? 0}, and max bound, ${max ?? "none"}`;
  return refused("ValidationError", "desiredCapacity", reason);
};
