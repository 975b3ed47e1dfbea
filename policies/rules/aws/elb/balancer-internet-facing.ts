import { types } from "../../../queries/types";
import { optIn, type Rule } from "../../../rule";

export const balancerInternetFacing: Rule = {
  id: "balancer-internet-facing",
  title: "Load balancers are internal",
  why: "A balancer that faces the internet is reachable by everybody whom its security group admits.",
  remediation: "Set internal: true, or exempt the balancers that are meant to be public.",
  url: "https://avd.aquasec.com/misconfig/avd-aws-0053",
  severity: "high",
  controls: { trivy: ["AWS-0053"] },
  levels: optIn,
  types: [types.balancer],
  scope: "resource",
  *check(balancer) {
    if (balancer.flag("internal") !== true) yield { property: "internal", problem: "it has public addresses" };
  },
};
