import { metricSets } from "../../platforms/aws/metrics";
import { usualComparison, usualMissingData } from "../../platforms/aws/metrics/alarm";
import type { MetricFact } from "../../platforms/aws/metrics/table";
import { markdownTable } from "./markdown";

const reported: Readonly<Record<MetricFact["reported"], string>> = {
  nonzero: "while it is not zero",
  always: "always",
  registered: "while targets are registered",
  enabled: "always",
  "until-expiry": "until it expires",
};

/** `docs/metrics.md`: what components offer as metrics, and what their alarms do without being told. */
export function metricsPage(generated: string): string {
  const sets = Object.values(metricSets).flatMap(({ namespace, of, dimensions, metrics }) => [
    `## ${namespace}: ${of}`,
    "",
    `Dimensions: ${dimensions.map((name) => `\`${name}\``).join(", ")}.`,
    "",
    ...markdownTable(
      ["metric", "meaning", "unit", "statistic", "reported", "alarm when", "without data"],
      Object.entries<MetricFact>(metrics).map(([name, fact]) => {
        const comparison = usualComparison(fact);
        const { meaning, unit, statistic, worse } = fact;
        const silence = usualMissingData(fact, comparison);
        return [`\`${name}\``, meaning, unit, statistic, reported[fact.reported], worse, `\`${silence}\``];
      }),
    ),
    "",
  ]);
  return [
    generated,
    "",
    "# Metrics and alarms",
    "",
    "`component.metric(name)` is what CloudWatch has of a component's resource: `.alarm(name, { threshold })` makes an alarm, `.query(id)` an entry for",
    "metric math, `.widgetEntry(label)` a line of a dashboard, `.with({ statistic, period })` the same looked at otherwise. A target group's metrics are",
    "reported of it and its balancer together: `group.metric(name, balancer)`.",
    "",
    "```ts",
    'const errors = balancer.metric("HTTPCode_ELB_5XX_Count");',
    'errors.alarm("shop-5xx", { threshold: 10, alarmActions: [topic.arn] });',
    'web.metric("HealthyHostCount", balancer).alarm("shop-few-nodes", { threshold: 2, alarmActions: [topic.arn] });',
    'new aws.cloudwatch.Dashboard("shop", {',
    '  dashboardName: "shop",',
    "  dashboardBody: pulumi.jsonStringify({",
    '    widgets: [{ type: "metric", properties: { region, metrics: [errors.widgetEntry("5xx")] } }],',
    "  }),",
    "});",
    "```",
    "",
    "An alarm looks at three periods of 60 seconds, of a certificate at one day. What a period without data says depends on what silence means: a",
    "counter is silent while there is nothing to count or no target that could be asked, so that no errors are well, and no requests where requests are waited for",
    "(`LessThanThreshold`) are `breaching`. A group without any target reports no hosts: then none of them is healthy (`breaching`), and of the",
    "unhealthy ones nothing is said (`ignore`: the alarm stays as it is). The twin keeps alarms as records: it reports no metrics, and none goes off.",
    "",
    ...sets,
  ].join("\n");
}
