import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const alarmActs: Rule = {
  id: "alarm-acts",
  title: "Alarms do something when they go off",
  why: "An alarm that tells nobody is a line on a page that nobody looks at.",
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
    if (alarm.flag("actionsEnabled") === false) {
      yield { property: "actionsEnabled", problem: "its actions are switched off" };
    }
    const isPart = graph.dependents(alarm, types.compositeAlarm, "alarmRule").length > 0;
    if (!isPart && alarm.items("alarmActions").length === 0) {
      yield { property: "alarmActions", problem: "nobody is told" };
    }
  },
};
