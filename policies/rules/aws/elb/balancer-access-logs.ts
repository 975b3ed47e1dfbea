import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const balancerAccessLogs: Rule = {
  id: "balancer-access-logs",
  title: "Load balancers write access logs",
  why: "Without them nobody can tell afterwards who was served what, by which node, and how fast.",
  remediation: "Set accessLogs with a bucket and enabled: true.",
  url: securityHub("ELB.5"),
  severity: "medium",
  controls: {
    securityHub: ["ELB.5"],
    checkov: ["CKV_AWS_91"],
    cdkNag: ["AwsSolutions-ELB2", "NIST.800.53.R5-ELBLoggingEnabled"],
    elbGuide: ["SEC15", "SEC16"],
  },
  levels: { development: "disabled", local: "disabled" },
  types: [types.balancer],
  scope: "resource",
  applies: (balancer) => balancer.text("loadBalancerType") !== "gateway",
  *check(balancer) {
    if (balancer.flag("accessLogs.enabled") !== true) {
      yield { property: "accessLogs.enabled", problem: "requests leave no trace" };
    } else if (!balancer.has("accessLogs.bucket")) {
      yield { property: "accessLogs.bucket", problem: "access logs have no bucket to go to" };
    }
  },
};
