import { types } from "../../../../platforms/aws/catalog/types";
import { balancerMetric } from "../../../../platforms/aws/metrics";
import { monitoringGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const mentions = (expression: string, id: string): boolean => new RegExp(`\\b${id}\\b`).test(expression);
const fills = (expression: string, id: string): boolean => new RegExp(`\\bFILL\\(\\s*${id}\\s*,`).test(expression);

export const alarmMathFillsSilence: Rule = {
  id: "alarm-math-fills-silence",
  title: "Metric math over counters takes silence for zero",
  why: "A balancer reports a counter only while there is something to count, and an expression has no value where one of its metrics has none: the share of errors is unknown in each quiet minute, and the alarm stays as it was.",
  remediation: "Write FILL(errors, 0) for the counter, or set treatMissingData to notBreaching.",
  url: monitoringGuide("using-metric-math"),
  severity: "low",
  types: [types.alarm],
  scope: "resource",
  applies: (alarm) => alarm.has("metricQueries") && (alarm.text("comparisonOperator") ?? "").startsWith("GreaterThan"),
  *check(alarm) {
    if (alarm.text("treatMissingData") === "notBreaching") return;
    const queries = alarm.items("metricQueries");
    const expressions = queries.flatMap((query) => query.text("expression") ?? []);
    for (const query of queries) {
      const [id, name] = [query.text("id") ?? "", query.text("metric.metricName") ?? ""];
      if (id === "" || balancerMetric(name)?.kind !== "counter") continue;
      const unfilled = expressions.find((expression) => mentions(expression, id) && !fills(expression, id));
      if (unfilled !== undefined) yield fact("metricQueries", `has ${unfilled}, and ${name} (${id}) is silent at zero`);
    }
  },
};
