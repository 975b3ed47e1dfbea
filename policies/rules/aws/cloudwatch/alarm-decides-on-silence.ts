import { monitoringGuide } from "../../../queries/links";
import { countedMetrics } from "../../../queries/metrics";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const alarmDecidesOnSilence: Rule = {
  id: "alarm-decides-on-silence",
  title: "Alarms on counters take no data for no errors",
  why: "A balancer reports its counters only while there is something to count. Taken for missing, quiet minutes leave an alarm on after the fault is over, or in INSUFFICIENT_DATA; taken for breaching, a quiet night pages somebody.",
  remediation: "Set treatMissingData to notBreaching.",
  url: monitoringGuide("AlarmThatSendsEmail"),
  severity: "low",
  controls: {},
  types: [types.alarm],
  scope: "resource",
  applies: (alarm) =>
    countedMetrics.has(alarm.text("metricName") ?? "") &&
    (alarm.text("comparisonOperator") ?? "").startsWith("GreaterThan"),
  *check(alarm) {
    const silence = alarm.text("treatMissingData") ?? "missing";
    if (silence !== "notBreaching") {
      yield {
        property: "treatMissingData",
        problem: `is ${silence}, and ${alarm.text("metricName")} is silent when all is well`,
      };
    }
  },
};
