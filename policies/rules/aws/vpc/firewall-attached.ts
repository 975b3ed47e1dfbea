import { types } from "../../../../platforms/aws/catalog/types";
import { firewallTypes } from "../../../queries/openings";
import type { Rule } from "../../../rule";

/** What is made of rules only does not make a group guard anything. */
const rules: readonly string[] = firewallTypes;

export const firewallAttached: Rule = {
  id: "firewall-attached",
  title: "Security groups guard something",
  why: "A group that nothing has is kept, opened and trusted by people who think that it does.",
  remediation: "Give it to a balancer, a machine or an endpoint, or remove it.",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
  severity: "low",
  controls: { checkov: ["CKV2_AWS_5"] },
  types: [types.securityGroup],
  scope: "stack",
  *check(group, graph) {
    const users = graph.dependentsWhere(
      group,
      ({ type, custom, remote = false }) => (custom || remote) && !rules.includes(type),
    );
    if (users.length === 0) yield { property: "", problem: "no resource of the program uses it" };
  },
};
