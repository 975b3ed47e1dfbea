import { type Program, without, withProperty } from "../fixture";
import type { Relation } from "./index";
import { group } from "./scaling";

const stepped: Program = {
  ...group,
  policy: {
    type: "aws:autoscaling/policy:Policy",
    inputs: {
      autoscalingGroupName: "$nodes",
      policyType: "StepScaling",
      adjustmentType: "ChangeInCapacity",
      stepAdjustments: [{ metricIntervalLowerBound: "0", scalingAdjustment: 2 }],
    },
  },
  alarm: {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    inputs: {
      metricName: "CPUUtilization",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 80,
      alarmActions: ["$policy"],
    },
  },
};
const scalesIn = withProperty(
  withProperty(stepped, "policy", "stepAdjustments[0].scalingAdjustment", -1),
  "alarm",
  "comparisonOperator",
  "LessThanThreshold",
);
const tracking: Program = {
  ...group,
  policy: {
    type: "aws:autoscaling/policy:Policy",
    inputs: { autoscalingGroupName: "$nodes", policyType: "TargetTrackingScaling" },
  },
};

const planned: Program = {
  ...group,
  morning: {
    type: "aws:autoscaling/schedule:Schedule",
    inputs: { autoscalingGroupName: "$nodes", recurrence: "0 7 * * *", minSize: 4, desiredCapacity: 4 },
  },
  night: {
    type: "aws:autoscaling/schedule:Schedule",
    inputs: { autoscalingGroupName: "$nodes", recurrence: "0 19 * * *", minSize: 2, desiredCapacity: -1 },
  },
};

const hook: Program = {
  ...group,
  hook: {
    type: "aws:autoscaling/lifecycleHook:LifecycleHook",
    inputs: { autoscalingGroupName: "$nodes", lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" },
  },
};

export const scheduleRelations: Readonly<Record<string, Relation>> = {
  "scaling-alarm-direction": {
    sound: [
      stepped,
      scalesIn,
      withProperty(
        withProperty(stepped, "policy", "adjustmentType", "ExactCapacity"),
        "alarm",
        "comparisonOperator",
        "LessThanThreshold",
      ),
      withProperty(
        withProperty(stepped, "policy", "stepAdjustments", [{ scalingAdjustment: 1 }, { scalingAdjustment: -1 }]),
        "alarm",
        "comparisonOperator",
        "LessThanThreshold",
      ),
    ],
    broken: {
      "idle scales out": {
        resource: "alarm",
        program: withProperty(stepped, "alarm", "comparisonOperator", "LessThanOrEqualToThreshold"),
      },
      "busy scales in": {
        resource: "alarm",
        program: withProperty(scalesIn, "alarm", "comparisonOperator", "GreaterThanOrEqualToThreshold"),
      },
      "a simple policy": {
        resource: "alarm",
        program: withProperty(
          withProperty(withProperty(stepped, "policy", "stepAdjustments", undefined), "policy", "scalingAdjustment", 1),
          "alarm",
          "comparisonOperator",
          "LessThanThreshold",
        ),
      },
    },
  },
  "scaling-policy-triggered": {
    sound: [
      stepped,
      tracking,
      withProperty(withProperty(stepped, "alarm", "alarmActions", []), "alarm", "okActions", ["$policy"]),
    ],
    broken: { "no alarm": { resource: "policy", program: without(stepped, "alarm") } },
  },
  "schedules-at-own-times": {
    sound: [
      planned,
      withProperty(withProperty(planned, "night", "recurrence", "0 7 * * *"), "night", "timeZone", "Asia/Tokyo"),
    ],
    broken: {
      "the same time": { resource: "night", program: withProperty(planned, "night", "recurrence", "0 7 * * *") },
    },
  },
  "schedule-keeps-spare": {
    sound: [
      planned,
      withProperty(withProperty(planned, "nodes", "minSize", 1), "night", "minSize", 1),
      withProperty(withProperty(planned, "nodes", "targetGroupArns", []), "night", "minSize", 0),
    ],
    broken: {
      "one node at night": { resource: "night", program: withProperty(planned, "night", "minSize", 1) },
      "none at night": { resource: "night", program: withProperty(planned, "night", "desiredCapacity", 0) },
    },
  },
  "hook-holds-back-failed-nodes": {
    sound: [
      hook,
      withProperty(hook, "hook", "defaultResult", "ABANDON"),
      withProperty(withProperty(hook, "hook", "defaultResult", "CONTINUE"), "nodes", "healthCheckType", "EC2,ELB"),
    ],
    broken: {
      "a hook that lets go": { resource: "hook", program: withProperty(hook, "hook", "defaultResult", "CONTINUE") },
      "a group's own": {
        resource: "nodes",
        program: withProperty(group, "nodes", "initialLifecycleHooks[0].defaultResult", "CONTINUE"),
      },
    },
  },
};
