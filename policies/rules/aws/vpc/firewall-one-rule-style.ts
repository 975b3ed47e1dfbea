import { types } from "../../../../platforms/aws/catalog/types";
import { fact, type Rule } from "../../../rule";

const standalone = [types.securityGroupRule, types.ingressRule, types.egressRule];

export const firewallOneRuleStyle: Rule = {
  id: "firewall-one-rule-style",
  title: "A security group's rules are inline or stand alone, never both",
  why: "Every update removes what the other way had added: connections break on each second run.",
  remediation: "Move the inline rules to resources of their own.",
  url: "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/securitygroup/",
  severity: "high",
  types: [types.securityGroup],
  scope: "stack",
  *check(group, graph) {
    const inline = ["ingress", "egress"].filter(
      (property) => group.has(property) && (!group.at(property).isKnown || group.items(property).length > 0),
    );
    const others = standalone.flatMap((type) => graph.dependents(group, type, "securityGroupId"));
    const [first] = inline;
    if (first !== undefined && others.length > 0) {
      yield fact(first, `is inline, and ${others.length} rules of the group stand alone; expected one of both`);
    }
  },
};
