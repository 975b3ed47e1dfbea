import type { Graph, View } from "../../model/graph";
import { types } from "./types";

/** The target groups that a scaling group's nodes join, named by itself or by an attachment. */
export function targetGroupsOf(group: View, graph: Graph): readonly View[] {
  const own = ["targetGroupArns", "trafficSources"].flatMap((list) => graph.behind(group, list, types.targetGroup));
  const attached = graph
    .referring(group, types.groupAttachment, "autoscalingGroupName")
    .flatMap((attachment) => graph.behind(attachment, "lbTargetGroupArn", types.targetGroup));
  return [...new Set([...own, ...attached])];
}

/** The balancers with a listener, or a listener's rule, that names a target group. */
export function balancersOf(targetGroup: View, graph: Graph): readonly View[] {
  const rules = graph.referring(targetGroup, types.listenerRule, "actions");
  const listeners = [
    ...graph.referring(targetGroup, types.listener, "defaultActions"),
    ...rules.flatMap((rule) => graph.behind(rule, "listenerArn", types.listener)),
  ];
  return [...new Set(listeners.flatMap((one) => graph.behind(one, "loadBalancerArn", types.balancer)))];
}

/** The listeners of a balancer that show a certificate. */
export function encryptedListenersOf(balancer: View, graph: Graph): readonly View[] {
  const listeners = graph.referring(balancer, types.listener, "loadBalancerArn");
  return listeners.filter((listener) => ["HTTPS", "TLS"].includes(listener.text("protocol") ?? ""));
}
