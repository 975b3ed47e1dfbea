import { types } from "../../../../platforms/aws/catalog/types";
import { monitoringGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** Seconds. Source: API model of CloudWatch (PutMetricAlarm, Period), botocore 1.44.8. */
const hour = 3600;
const longest = { short: 86_400, long: 604_800 } as const;
const shortPeriods = [10, 20, 30];

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
    const period = alarm.number("period");
    const periods = alarm.number("evaluationPeriods") ?? 1;
    const points = alarm.number("datapointsToAlarm");
    if (points !== undefined && points > periods) {
      yield fact("datapointsToAlarm", `is ${points}; expected at most ${periods}, the evaluationPeriods`);
    }
    if (period === undefined) return;
    if (period <= 0 || (period % 60 !== 0 && !shortPeriods.includes(period))) {
      yield fact("period", `is ${period}; expected 10, 20, 30 or a multiple of 60`);
    }
    const most = period < hour ? longest.short : longest.long;
    if (period * periods > most) {
      yield fact("evaluationPeriods", `is ${periods}, of ${period} s each; expected at most ${most} s together`);
    }
  },
};
