import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import { productionOnly, type Rule } from "../../../rule";

export const balancerDeletionProtection: Rule = {
  id: "balancer-deletion-protection",
  title: "Load balancers of production cannot be deleted by accident",
  why: "Whoever deletes a balancer takes its address away, and every client with it.",
  remediation:
    "Set enableDeletionProtection: true; to remove the balancer, switch it off in a change of its own first.",
  url: securityHub("ELB.6"),
  severity: "medium",
  controls: {
    securityHub: ["ELB.6"],
    checkov: ["CKV_AWS_150"],
    cdkNag: ["NIST.800.53.R5-ELBDeletionProtectionEnabled", "HIPAA.Security-ELBDeletionProtectionEnabled"],
  },
  levels: productionOnly,
  types: [types.balancer],
  scope: "resource",
  *check(balancer) {
    if (balancer.flag("enableDeletionProtection") !== true) {
      yield { property: "enableDeletionProtection", problem: "one call deletes the balancer" };
    }
  },
};
