import { types } from "../../../platforms/aws/catalog/types";
import { exposureOf, reachabilityOf } from "../../../platforms/aws/reachability";
import { makerTypes } from "../../../platforms/aws/topology/pools";
import { found } from "../../provers/reach";
import { networkGuide } from "../../queries/links";
import type { Rule } from "../../rule";

export const noInternetPathToNodes: Rule = {
  id: "no-internet-path-to-nodes",
  title: "No path leads from the internet to a node past its balancer",
  why: "Past the balancer there is no TLS policy, no web ACL, no access log and no draining.",
  remediation:
    "Put nodes in subnets without a route to an internet gateway, give them no public address, and let only the balancer's security group in.",
  url: networkGuide("infrastructure-security"),
  severity: "critical",
  decision:
    "A machine without a balancer is reached past its balancer always: one that is meant for the internet is exempted by name.",
  types: [...makerTypes, types.instance],
  scope: "stack",
  *check(view, graph) {
    yield* found(view, exposureOf(reachabilityOf(graph), view.resource.urn));
  },
};
