import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { scalingGuide } from "../../../queries/links";
import { isOutside } from "../../../queries/outside";
import { fact, type Rule } from "../../../rule";

const properties = ["targetGroupArns", "trafficSources", "lbTargetGroupArn", "trafficSource"];

const targetsOf = (view: ResourceReader, graph: Graph) =>
  properties.flatMap((property) =>
    graph.dependenciesOf(view, property, types.targetGroup).map((target) => ({ property, target })),
  );

export const groupTargetsAccepted: Rule = {
  id: "group-targets-accepted",
  title: "Scaling groups register their nodes in target groups of machines",
  why: "AWS refuses to attach a target group of addresses, functions or balancers, and the update stops half-way.",
  remediation: "Set targetType: instance on the target group (the vendor's default).",
  url: scalingGuide("attach-load-balancer-asg"),
  severity: "high",
  isRefusal: true,
  types: [types.group, types.groupAttachment, types.trafficSourceAttachment],
  scope: "stack",
  applies: (view, graph) => targetsOf(view, graph).length > 0,
  outside: (view, graph) =>
    properties.some((property) => isOutside(view, property, graph, types.targetGroup)) ? "target group" : undefined,
  *check(view, graph) {
    for (const { property, target } of targetsOf(view, graph)) {
      const kind = target.text("targetType") ?? "instance";
      if (kind !== "instance") {
        yield fact(property, `has ${target.resource.name}, whose targetType is ${kind}; expected instance`);
      }
    }
  },
};
