import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const balancerDropsInvalidHeaders: Rule = {
  id: "balancer-drops-invalid-headers",
  title: "Application balancers drop headers with invalid names",
  why: "Nodes and the balancer may read a malformed header differently, which is how requests are smuggled past it.",
  remediation: "Set dropInvalidHeaderFields: true.",
  url: securityHub("ELB.4"),
  severity: "medium",
  controls: {
    securityHub: ["ELB.4"],
    checkov: ["CKV_AWS_131"],
    cdkNag: ["HIPAA.Security-ALBHttpDropInvalidHeaderEnabled", "PCI.DSS.321-ALBHttpDropInvalidHeaderEnabled"],
    trivy: ["AWS-0052"],
  },
  types: [types.balancer],
  scope: "resource",
  applies: (balancer) => (balancer.text("loadBalancerType") ?? "application") === "application",
  *check(balancer) {
    if (balancer.flag("dropInvalidHeaderFields") !== true) {
      yield { property: "dropInvalidHeaderFields", problem: "headers with invalid names reach the nodes" };
    }
  },
};
