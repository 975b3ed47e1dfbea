import { types } from "../../../../platforms/aws/catalog/types";
import type { Rule } from "../../../rule";

export const addressAttached: Rule = {
  id: "address-attached",
  title: "Elastic IPs are in use",
  why: "An address that nothing has costs by the hour, and is one more to keep track of.",
  remediation: "Give it to a NAT gateway, a network balancer or a machine, or release it.",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html",
  severity: "low",
  controls: { checkov: ["CKV2_AWS_19"] },
  decision: "CKV2_AWS_19 counts machines and NAT gateways only. Here a network balancer's fixed address is in use too.",
  types: [types.elasticIp],
  scope: "stack",
  *check(address, graph) {
    if (address.has("instance") || address.has("networkInterface")) return;
    const users = graph.dependentsWhere(address, ({ type, custom }) => custom && type !== types.record);
    if (users.length === 0) yield { property: "", problem: "no resource of the program uses it" };
  },
};
