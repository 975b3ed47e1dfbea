import {
  arn,
  type Constraint,
  checks,
  conflicts,
  each,
  exactlyOne,
  length,
  limit,
  oneOf,
  pattern,
  range,
  when,
} from "./constraint";
import type { Props } from "./json";
import { count, record, text } from "./read";

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
  pattern(
    "healthCheckType",
    /^(EC2|EBS|ELB|VPC_LATTICE)(,(EC2|EBS|ELB|VPC_LATTICE))*$/,
    "EC2, EBS, ELB or VPC_LATTICE",
  ),
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
  range("mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity", 0, 100),
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
  oneOf("defaultResult", ["CONTINUE", "ABANDON"]),
  limit("heartbeatTimeout", "autoscaling.hook.heartbeat"),
);

export const groupAttachmentConstraint = checks(exactlyOne("elb", "lbTargetGroupArn"));
