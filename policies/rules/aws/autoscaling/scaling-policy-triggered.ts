import { scalingGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

const kinds = ["StepScaling", "SimpleScaling"];

export const scalingPolicyTriggered: Rule = {
  id: "scaling-policy-triggered",
  title: "Step and simple scaling policies have an alarm that starts them",
  why: "Only target tracking makes its own alarms: without one a policy never runs, and the group stays at its size.",
  remediation: "Name the policy's ARN in alarmActions of an aws.cloudwatch.MetricAlarm, or use target tracking.",
  url: scalingGuide("as-scaling-simple-step"),
  severity: "medium",
  controls: {},
  types: [types.scalingPolicy],
  scope: "stack",
  applies: (policy) => kinds.includes(policy.text("policyType") ?? "SimpleScaling"),
  *check(policy, graph) {
    const actions = ["alarmActions", "okActions", "insufficientDataActions"];
    if (![types.alarm, types.compositeAlarm].some((type) => graph.dependents(policy, type, ...actions).length > 0)) {
      yield { property: "", problem: "no alarm of the program starts it" };
    }
  },
};
