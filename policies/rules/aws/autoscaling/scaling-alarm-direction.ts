import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { scalingGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** The signs of what a policy adds: nodes, or percent of them. An exact capacity is neither. */
function directionOf(policy: ResourceReader): "out" | "in" | undefined {
  if (policy.text("adjustmentType") === "ExactCapacity") return undefined;
  const steps = policy.items("stepAdjustments").map((step) => step.number("scalingAdjustment") ?? 0);
  const changes = [policy.number("scalingAdjustment") ?? 0, ...steps].filter((change) => change !== 0);
  if (changes.length === 0) return undefined;
  return changes.every((change) => change > 0) ? "out" : changes.every((change) => change < 0) ? "in" : undefined;
}

const wrong = { out: "LessThan", in: "GreaterThan" } as const;
const said = { out: "adds nodes", in: "takes nodes away" } as const;

export const scalingAlarmDirection: Rule = {
  id: "scaling-alarm-direction",
  title: "Alarms that scale out go off above their threshold, those that scale in below it",
  why: "The wrong way round, a busy group loses nodes and an idle one grows to its maximum.",
  remediation: "Turn comparisonOperator round, or the sign of the adjustment.",
  url: scalingGuide("as-scaling-simple-step"),
  severity: "high",
  decision:
    "A metric that falls when load rises, such as free memory, needs the opposite: exempt the alarm, and say so. Metric math is not judged.",
  types: [types.alarm],
  scope: "stack",
  applies: (alarm, graph) =>
    alarm.has("metricName") && graph.dependenciesOf(alarm, "alarmActions", types.scalingPolicy).length > 0,
  *check(alarm, graph) {
    const operator = alarm.text("comparisonOperator") ?? "";
    for (const policy of graph.dependenciesOf(alarm, "alarmActions", types.scalingPolicy)) {
      const direction = directionOf(policy);
      if (direction !== undefined && operator.startsWith(wrong[direction])) {
        yield fact("comparisonOperator", `is ${operator} and starts ${policy.resource.name}, which ${said[direction]}`);
      }
    }
  },
};
