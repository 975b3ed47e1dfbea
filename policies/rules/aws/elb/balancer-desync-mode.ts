import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

const accepted = ["defensive", "strictest"];

export const balancerDesyncMode: Rule = {
  id: "balancer-desync-mode",
  title: "Application balancers mitigate HTTP desync",
  why: "In monitor mode ambiguous requests are forwarded, and can be read as two by a node.",
  remediation: "Set desyncMitigationMode to defensive (the vendor's default) or strictest.",
  url: securityHub("ELB.12"),
  severity: "medium",
  controls: { securityHub: ["ELB.12"], checkov: ["CKV_AWS_328"], elbGuide: ["SEC14"] },
  types: [types.balancer],
  scope: "resource",
  applies: (balancer) => (balancer.text("loadBalancerType") ?? "application") === "application",
  *check(balancer) {
    const mode = balancer.text("desyncMitigationMode") ?? "defensive";
    if (!accepted.includes(mode)) {
      yield { property: "desyncMitigationMode", problem: "ambiguous requests are forwarded" };
    }
  },
};
