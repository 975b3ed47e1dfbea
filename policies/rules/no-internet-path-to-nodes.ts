import type { Graph, View } from "../../model/graph";
import { exposureOf, reachabilityOf } from "../../model/reachability";
import { targetGroupsOf } from "../../model/traffic";
import { networkGuide } from "../facts/links";
import { found } from "../facts/reach";
import { types } from "../facts/types";
import type { Rule } from "../rule";

/** A machine that no balancer sends to is not judged: it may be meant for the internet. */
function isNode(view: View, graph: Graph): boolean {
  if (view.resource.type === types.group) return targetGroupsOf(view, graph).length > 0;
  return graph.referring(view, types.targetAttachment, "targetId").length > 0;
}

export const noInternetPathToNodes: Rule = {
  id: "no-internet-path-to-nodes",
  title: "Nobody on the internet reaches a node past its balancer",
  why: "Past the balancer there is no TLS policy, no web ACL, no access log and no draining.",
  remediation:
    "Put nodes in subnets without a route to an internet gateway, give them no public address, and let only the balancer's security group in.",
  url: networkGuide("infrastructure-security"),
  severity: "critical",
  controls: {},
  types: [types.group, types.instance],
  scope: "stack",
  applies: isNode,
  *check(view, graph) {
    yield* found(view, exposureOf(reachabilityOf(graph), view.resource.urn));
  },
};
