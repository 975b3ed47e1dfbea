import { types } from "../../../../platforms/aws/catalog/types";
import { balancerGuide } from "../../../queries/links";
import { countedMetrics, levelMetrics } from "../../../queries/metrics";
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
  applies: (alarm) => {
    const metric = alarm.text("metricName") ?? "";
    return (countedMetrics.has(metric) || levelMetrics.has(metric)) && alarm.has("statistic");
  },
  *check(alarm) {
    const metric = alarm.text("metricName") ?? "";
    const statistic = alarm.text("statistic") ?? "";
    if (countedMetrics.has(metric) && statistic !== "Sum" && statistic !== "SampleCount") {
      yield fact("statistic", `is ${statistic}; expected Sum of ${metric}`);
    }
    if (levelMetrics.has(metric) && statistic === "Sum") {
      yield fact("statistic", `is Sum; expected Maximum or Minimum of ${metric}`);
    }
  },
};
