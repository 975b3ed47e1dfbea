import { types } from "../../../../platforms/aws/catalog/types";
import { unexpected } from "../../../property-rule";
import { balancerGuide } from "../../../queries/links";
import type { Rule } from "../../../rule";

export const balancerHasSecurityGroup: Rule = {
  id: "balancer-has-security-group",
  title: "Load balancers have security groups of their own",
  why: "A network balancer made without a group can never have one; an application balancer then gets the VPC's default group.",
  remediation: "Set securityGroups when the balancer is created.",
  url: balancerGuide("load-balancer-update-security-groups"),
  severity: "high",
  types: [types.balancer],
  scope: "stack",
  applies: (balancer) => balancer.text("loadBalancerType") !== "gateway",
  *check(balancer, graph) {
    if (graph.dependenciesOf(balancer, "securityGroups", types.securityGroup).length > 0) return;
    yield* unexpected(balancer, "securityGroups", { atLeast: 1 });
  },
};
