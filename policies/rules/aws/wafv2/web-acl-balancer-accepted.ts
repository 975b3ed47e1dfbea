import { types } from "../../../../platforms/aws/catalog/types";
import { fact, type Rule } from "../../../rule";

export const webAclBalancerAccepted: Rule = {
  id: "web-acl-balancer-accepted",
  title: "Web ACLs are associated with application load balancers, not with network ones",
  why: "AWS refuses the association, and the update stops half-way: WAF reads HTTP, which a network load balancer does not.",
  remediation:
    "Associate an application load balancer; before a network load balancer, let security groups and network ACLs say who may connect.",
  url: "https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html",
  severity: "high",
  isRefusal: true,
  types: [types.webAclAssociation],
  scope: "stack",
  *check(association, graph) {
    for (const balancer of graph.dependenciesOf(association, "resourceArn", types.balancer)) {
      const type = balancer.text("loadBalancerType") ?? "application";
      if (type !== "application") {
        yield fact("resourceArn", `names ${balancer.resource.name}, a balancer of type ${type}; expected application`);
      }
    }
  },
};
