import { types } from "../../../../platforms/aws/catalog/types";
import { unexpected } from "../../../property-rule";
import { securityHub } from "../../../queries/links";
import type { Rule } from "../../../rule";

export const alarmActs: Rule = {
  id: "alarm-acts",
  title: "Alarms do something when they go off",
  why: "An alarm without an action changes its colour on a page, and sends no message.",
  remediation: "Set alarmActions to a topic or a scaling policy, and leave actionsEnabled out.",
  url: securityHub("CloudWatch.15"),
  severity: "medium",
  controls: {
    securityHub: ["CloudWatch.15", "CloudWatch.17"],
    checkov: ["CKV_AWS_319"],
    cdkNag: ["NIST.800.53.R5-CloudWatchAlarmAction"],
  },
  decision: "An alarm that a composite alarm of the program refers to is told by that one.",
  types: [types.alarm, types.compositeAlarm],
  scope: "stack",
  *check(alarm, graph) {
    yield* unexpected(alarm, "actionsEnabled", { expected: true, default: true });
    const isPart = graph.dependents(alarm, types.compositeAlarm, "alarmRule").length > 0;
    if (!isPart) yield* unexpected(alarm, "alarmActions", { atLeast: 1 });
  },
};
