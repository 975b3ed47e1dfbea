import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { balancerNamespaces } from "../../../../platforms/aws/metrics";
import { balancerGuide } from "../../../queries/links";
import { type Finding, fact, type Rule } from "../../../rule";

const forms: Readonly<Record<string, (prefix: string) => RegExp>> = {
  LoadBalancer: (prefix) => new RegExp(`^${prefix}/[^/]+/[0-9a-f]+$`),
  TargetGroup: () => /^targetgroup\/[^/]+\/[0-9a-f]+$/,
};

function* checkDimension(alarm: ResourceReader, name: string, prefix: string): Generator<Finding> {
  const property = `dimensions.${name}`;
  // What another resource will be called is not known before it exists: its arnSuffix has the right form.
  if (!alarm.at(property).isKnown && (alarm.resource.references.dimensions ?? []).length > 0) return;
  const value = alarm.text(property);
  if (value === undefined || forms[name]?.(prefix).test(value) !== false) return;
  const wanted = name === "TargetGroup" ? "targetgroup/<name>/<id>" : `${prefix}/<name>/<id>`;
  yield {
    property,
    problem: `${property} is ${value}; expected ${wanted}`,
    fix: "use the resource's arnSuffix output",
  };
}

export const alarmSeesItsMetric: Rule = {
  id: "alarm-sees-its-metric",
  title: "Alarms on a balancer name it as its metrics do",
  why: "An alarm with an ARN or a bare name for a dimension watches a metric that does not exist, and is never off or on.",
  remediation: "Use arnSuffix of the balancer and of the target group for the dimensions LoadBalancer and TargetGroup.",
  url: balancerGuide("load-balancer-cloudwatch-metrics"),
  severity: "high",
  types: [types.alarm],
  scope: "resource",
  applies: (alarm) => (alarm.text("namespace") ?? "") in balancerNamespaces && alarm.has("dimensions"),
  *check(alarm) {
    const prefix = balancerNamespaces[alarm.text("namespace") ?? ""] ?? "";
    yield* checkDimension(alarm, "LoadBalancer", prefix);
    yield* checkDimension(alarm, "TargetGroup", prefix);
    if (!alarm.has("dimensions.LoadBalancer") && (alarm.resource.references.dimensions ?? []).length === 0) {
      yield fact("dimensions", "has no LoadBalancer; expected the balancer's arnSuffix");
    }
  },
};
