import { groupCapacity } from "../../../model/analysis/capacity/groups";
import type { Graph, ResourceReader } from "../../../model/graph";
import { objectivesAround } from "../../../model/objectives/around";
import { types } from "../../../platforms/aws/catalog/types";
import { targetGroupsOf } from "../../../platforms/aws/topology";
import { hasTraffic, readPoolCapacity } from "../../../platforms/aws/topology/pool-capacity";
import { makerTypes } from "../../../platforms/aws/topology/pools";
import { scalingGuide } from "../../queries/links";
import { hangsOnOtherListener, isOutside } from "../../queries/outside";
import { sizePlace } from "../../queries/sizes";
import type { Context, Rule } from "../../rule";

/** The objective is the same behind either kind of balancer. */
const promised = (group: ResourceReader, graph: Graph, { promises }: Context): number | undefined =>
  objectivesAround(group, graph, "application", promises).capacityAfterZoneLoss;

const capacityOf = (group: ResourceReader, graph: Graph, context: Context) =>
  groupCapacity(readPoolCapacity(group, graph), promised(group, graph, context));

/** What another program makes on the way from a client to the group's nodes. */
function otherEnd(group: ResourceReader, graph: Graph): string | undefined {
  const attachments = graph.dependents(group, types.groupAttachment, "autoscalingGroupName");
  if (
    isOutside(group, "targetGroupArns", graph, types.targetGroup) ||
    attachments.some((one) => isOutside(one, "lbTargetGroupArn", graph, types.targetGroup))
  )
    return "target group";
  const rules = targetGroupsOf(group, graph).flatMap((target) =>
    graph.dependents(target, types.listenerRule, "actions"),
  );
  return rules.some((rule) => hangsOnOtherListener(rule, graph)) ? "listener" : undefined;
}

export const capacityAfterZoneLoss: Rule = {
  id: "capacity-after-zone-loss",
  title: "Scaling groups and services with traffic keep what is promised when a zone is lost",
  why: "The nodes that are left get all the requests: too few of them fail as well, one after the other.",
  remediation:
    "Raise minSize, minCapacity or desiredCount, use more zones, or promise less: capacityAfterZoneLoss in the spec's objectives, or under objectives in vipkit.policies.yaml.",
  url: scalingGuide("auto-scaling-benefits"),
  severity: "high",
  types: makerTypes,
  scope: "stack",
  applies: (group, graph, context) => promised(group, graph, context) !== undefined && hasTraffic(group, graph),
  outside: (group, graph, context) =>
    promised(group, graph, context) !== undefined && !hasTraffic(group, graph) ? otherEnd(group, graph) : undefined,
  *check(group, graph, context) {
    const { zoneLoss, nodes, needed, zones, verdict } = capacityOf(group, graph, context);
    if (verdict !== "broken") return;
    const objective = promised(group, graph, context) ?? 0;
    const { property, place } = sizePlace(group, graph);
    const stand = `${nodes} nodes in ${zones} ${zones === 1 ? "zone" : "zones"}`;
    yield {
      property: place,
      problem: `${property} leaves ${zoneLoss.left} of ${needed} nodes needed when a zone is lost (${stand}), ${zoneLoss.percent} percent; the objective is ${objective}`,
      fix: zones < 2 ? "spread it over two zones or more" : `raise ${property} or use more zones`,
    };
  },
  measure: (group, graph, context) => {
    const { zoneLoss, verdict } = capacityOf(group, graph, context);
    const objective = promised(group, graph, context);
    const what = `capacity of ${group.resource.name} after a zone's loss`;
    return [
      { what, unit: "percent", computed: zoneLoss.percent, ...(objective === undefined ? {} : { objective }), verdict },
    ];
  },
};
