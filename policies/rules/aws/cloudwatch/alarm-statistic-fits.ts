import { types } from "../../../../platforms/aws/catalog/types";
import { balancerMetric } from "../../../../platforms/aws/metrics";
import { statisticProblem } from "../../../../platforms/aws/metrics/alarm";
import { balancerGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const alarmStatisticFits: Rule = {
  id: "alarm-statistic-fits",
  title: "Alarms on a balancer's counters sum them, alarms on its node counts do not",
  why: "Average, Minimum and Maximum of a counter are 1 whatever happens; the Sum of HealthyHostCount counts every node once a sample.",
  remediation: "Use Sum for requests, errors and connections, and Maximum or Minimum for node counts.",
  url: balancerGuide("load-balancer-cloudwatch-metrics"),
  severity: "medium",
  types: [types.alarm],
  scope: "resource",
  applies: (alarm) => balancerMetric(alarm.text("metricName") ?? "") !== undefined && alarm.has("statistic"),
  *check(alarm) {
    const metric = alarm.text("metricName") ?? "";
    const known = balancerMetric(metric);
    const found = known && statisticProblem(metric, known, alarm.text("statistic") ?? "");
    if (found !== undefined) yield fact(found.property, found.problem);
  },
};
