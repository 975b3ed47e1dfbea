import { types } from "../../../../platforms/aws/catalog/types";
import { windowProblems } from "../../../../platforms/aws/metrics/alarm";
import { monitoringGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const alarmWindowAccepted: Rule = {
  id: "alarm-window-accepted",
  title: "Alarms look at a window that CloudWatch takes",
  why: "CloudWatch refuses the alarm: what it should watch is unwatched.",
  remediation:
    "Use a period of 10, 20, 30 or a multiple of 60 seconds, and a day of periods at most (a week from periods of an hour on).",
  url: monitoringGuide("AlarmThatSendsEmail"),
  severity: "high",
  types: [types.alarm],
  scope: "resource",
  *check(alarm) {
    const window = {
      period: alarm.number("period"),
      evaluationPeriods: alarm.number("evaluationPeriods"),
      datapointsToAlarm: alarm.number("datapointsToAlarm"),
    };
    for (const { property, problem } of windowProblems(window)) yield fact(property, problem);
  },
};
