import type { Graph, View } from "../../../model/graph";
import { trafficTypes } from "../catalog/traffic-types";

const { group, targetGroup, groupAttachment, trafficSource } = trafficTypes;

const inOrder = (views: readonly View[]): readonly View[] =>
  [...new Set(views)].sort((one, other) => (one.resource.urn < other.resource.urn ? -1 : 1));

/** The scaling groups whose nodes are registered in a target group, however the program says so. */
export function scalingGroupsBehind(view: View, graph: Graph): readonly View[] {
  const attachments = [
    ...graph.referring(view, groupAttachment, "lbTargetGroupArn"),
    ...graph.referring(view, trafficSource, "trafficSource"),
  ];
  return inOrder([
    ...graph.referring(view, group, "targetGroupArns", "trafficSources"),
    ...attachments.flatMap((attachment) => graph.behind(attachment, "autoscalingGroupName", group)),
  ]);
}

/** The target groups in which a scaling group registers its nodes. */
export function targetGroupsOf(view: View, graph: Graph): readonly View[] {
  const attached = graph
    .referring(view, groupAttachment, "autoscalingGroupName")
    .flatMap((attachment) => graph.behind(attachment, "lbTargetGroupArn", targetGroup));
  const sourced = graph
    .referring(view, trafficSource, "autoscalingGroupName")
    .flatMap((attachment) => graph.behind(attachment, "trafficSource", targetGroup));
  return inOrder([
    ...graph.behind(view, "targetGroupArns", targetGroup),
    ...graph.behind(view, "trafficSources", targetGroup),
    ...attached,
    ...sourced,
  ]);
}
