import type { Graph, ResourceReader } from "../../../model/graph";
import { types } from "../catalog/types";

const { group, targetGroup, groupAttachment, trafficSourceAttachment: trafficSource } = types;

const inOrder = (views: readonly ResourceReader[]): readonly ResourceReader[] =>
  [...new Set(views)].sort((one, other) => (one.resource.urn < other.resource.urn ? -1 : 1));

/** A managed node group of EKS is attached by the scaling group that EKS makes for it. */
const attachable = [group, types.eksNodeGroup] as const;

/** The scaling groups, node groups and services whose nodes are registered in a target group, however the program says so. */
export function makersBehind(view: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const attachments = [
    ...graph.dependents(view, groupAttachment, "lbTargetGroupArn"),
    ...graph.dependents(view, trafficSource, "trafficSource"),
  ];
  return inOrder([
    ...graph.dependents(view, group, "targetGroupArns", "trafficSources"),
    ...graph.dependents(view, types.containerService, "loadBalancers"),
    ...attachments.flatMap((attachment) => graph.dependenciesOf(attachment, "autoscalingGroupName", ...attachable)),
  ]);
}

/** The target groups in which a scaling group, a node group or a service registers its nodes. */
export function targetGroupsOf(view: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const attached = graph
    .dependents(view, groupAttachment, "autoscalingGroupName")
    .flatMap((attachment) => graph.dependenciesOf(attachment, "lbTargetGroupArn", targetGroup));
  const sourced = graph
    .dependents(view, trafficSource, "autoscalingGroupName")
    .flatMap((attachment) => graph.dependenciesOf(attachment, "trafficSource", targetGroup));
  return inOrder([
    ...graph.dependenciesOf(view, "targetGroupArns", targetGroup),
    ...graph.dependenciesOf(view, "trafficSources", targetGroup),
    ...graph.dependenciesOf(view, "loadBalancers", targetGroup),
    ...attached,
    ...sourced,
  ]);
}
