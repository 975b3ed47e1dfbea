import { types } from "../../../platforms/aws/catalog/types";
import { deliveryOf, isWithin, reachabilityOf } from "../../../platforms/aws/reachability";
import { found } from "../../provers/reach";
import { balancerGuide } from "../../queries/links";
import type { Rule } from "../../rule";

export const balancerReachesHealthPort: Rule = {
  id: "balancer-reaches-health-port",
  title: "Balancers reach the traffic and health-check ports of their nodes, and hear the answers",
  why: "Nodes that cannot be checked count as failed: no request reaches them, and the group replaces them for ever.",
  remediation:
    "Open the port from the balancer's security group to the nodes', and answers on ports 1024-65535 in the network ACLs of both.",
  url: balancerGuide("target-group-register-targets"),
  severity: "high",
  decision: "Where a security group or a network ACL on the way belongs to another program, nothing is said.",
  types: [types.targetGroup],
  scope: "stack",
  applies: (group, graph) => isWithin(reachabilityOf(graph), group.resource.urn),
  *check(group, graph) {
    yield* found(group, deliveryOf(reachabilityOf(graph), group.resource.urn));
  },
};
