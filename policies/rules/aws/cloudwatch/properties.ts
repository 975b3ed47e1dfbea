import { types } from "../../../../platforms/aws/catalog/types";
import { balancerMetric } from "../../../../platforms/aws/metrics";
import { propertyRule } from "../../../property-rule";
import { monitoringGuide } from "../../../queries/links";

export const alarmDecidesOnSilence = propertyRule({
  id: "alarm-decides-on-silence",
  title: "Alarms on counters take no data for no errors",
  why: "A balancer reports its counters only while there is something to count. Taken for missing, quiet minutes leave an alarm on after the fault is over, or in INSUFFICIENT_DATA; taken for breaching, a quiet night raises the alarm.",
  remediation: "Set treatMissingData to notBreaching.",
  url: monitoringGuide("AlarmThatSendsEmail"),
  severity: "low",
  types: [types.alarm],
  applies: (alarm) =>
    balancerMetric(alarm.text("metricName") ?? "")?.kind === "counter" &&
    (alarm.text("comparisonOperator") ?? "").startsWith("GreaterThan"),
  properties: { treatMissingData: { expected: "notBreaching", default: "missing" } },
});
