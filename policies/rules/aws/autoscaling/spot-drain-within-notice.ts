import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { scalingGuide } from "../../../queries/links";
import { isOutside } from "../../../queries/outside";
import { fact, type Rule } from "../../../rule";

/** Seconds between a Spot instance's notice and its end. Source: EC2 user guide, Spot instance interruption notices. */
const notice = 120;
/** Seconds. Source: elbv2 model, deregistration_delay.timeout_seconds. */
const usualDelay = 300;

/** Whether some node of the group is a Spot instance. */
function usesSpot(group: ResourceReader, graph: Graph): boolean {
  if (group.has("mixedInstancesPolicy")) {
    return (
      (group.number("mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity") ?? 100) < 100
    );
  }
  return graph
    .dependenciesOf(group, "launchTemplate", types.launchTemplate)
    .some((template) => template.text("instanceMarketOptions.marketType") === "spot");
}

export const spotDrainWithinNotice: Rule = {
  id: "spot-drain-within-notice",
  title: "Target groups of Spot nodes drain within the interruption notice",
  why: "A Spot node is gone two minutes after its notice: requests that a longer drain would have waited for are cut off.",
  remediation: `Set deregistrationDelay of the target group to less than ${notice} seconds.`,
  url: scalingGuide("ec2-auto-scaling-capacity-rebalancing"),
  severity: "medium",
  types: [types.group],
  scope: "stack",
  applies: (group, graph) =>
    usesSpot(group, graph) && graph.dependenciesOf(group, "targetGroupArns", types.targetGroup).length > 0,
  outside: (group, graph) =>
    usesSpot(group, graph) && isOutside(group, "targetGroupArns", graph, types.targetGroup)
      ? "target group"
      : undefined,
  *check(group, graph) {
    for (const target of graph.dependenciesOf(group, "targetGroupArns", types.targetGroup)) {
      const delay = target.number("deregistrationDelay") ?? usualDelay;
      if (delay >= notice) {
        yield fact(
          "targetGroupArns",
          `has ${target.resource.name}, whose deregistrationDelay is ${delay}; expected less than ${notice}`,
        );
      }
    }
  },
};
