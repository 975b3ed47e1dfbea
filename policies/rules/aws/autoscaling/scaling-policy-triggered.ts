import { types } from "../../../../platforms/aws/catalog/types";
import { companionRule } from "../../../companion-rule";
import { scalingGuide } from "../../../queries/links";

const kinds = ["StepScaling", "SimpleScaling"];
const actions = ["alarmActions", "okActions", "insufficientDataActions"];

export const scalingPolicyTriggered = companionRule({
  id: "scaling-policy-triggered",
  title: "Step and simple scaling policies have an alarm that starts them",
  why: "Only target tracking makes its own alarms: without one a policy never runs, and the group stays at its size.",
  remediation: "Name the policy's ARN in alarmActions of an aws.cloudwatch.MetricAlarm, or use target tracking.",
  url: scalingGuide("as-scaling-simple-step"),
  severity: "medium",
  types: [types.scalingPolicy],
  applies: (policy) => kinds.includes(policy.text("policyType") ?? "SimpleScaling"),
  companions: { [types.alarm]: actions, [types.compositeAlarm]: actions },
});
