import { each } from "../../../evaluate";
import { firewallTypes, isWorld, openingsOf } from "../../../queries/openings";
import type { Rule } from "../../../rule";

export const firewallNoUnrestrictedEgress: Rule = {
  id: "firewall-no-unrestricted-egress",
  title: "No security group opens every port to every address",
  why: "A node that was broken into sends what it finds wherever it likes.",
  remediation: "List the ports and ranges that nodes need: HTTPS for AWS APIs and images is usually all.",
  url: "https://docs.prismacloud.io/en/enterprise-edition/policy-reference/aws-policies/aws-networking-policies/bc-aws-382",
  severity: "medium",
  controls: { checkov: ["CKV_AWS_382"], trivy: ["AWS-0104"] },
  types: firewallTypes,
  scope: "resource",
  applies: (view) => openingsOf(view, "egress").length > 0,
  *check(view) {
    yield* each(openingsOf(view, "egress"), function* (read) {
      const { path, protocol, fromPort, toPort, ranges } = read();
      if (ranges.some(isWorld) && (protocol === "all" || (fromPort === 0 && toPort === 65535))) {
        yield { property: path, problem: "every port of every address is open; expected single ports or ranges" };
      }
    });
  },
};
