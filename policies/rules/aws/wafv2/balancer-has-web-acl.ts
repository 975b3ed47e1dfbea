import { types } from "../../../../platforms/aws/catalog/types";
import { companionRule } from "../../../companion-rule";
import { securityHub } from "../../../queries/links";

export const balancerHasWebAcl = companionRule({
  id: "balancer-has-web-acl",
  title: "Public application balancers stand behind a web ACL",
  why: "Requests that attack the application reach it unfiltered.",
  remediation: "Associate an AWS WAF web ACL with the balancer.",
  url: securityHub("ELB.16"),
  severity: "medium",
  controls: {
    securityHub: ["ELB.16"],
    checkov: ["CKV2_AWS_28"],
    cdkNag: ["NIST.800.53.R5-ALBWAFEnabled", "PCI.DSS.321-ALBWAFEnabled"],
    elbGuide: ["SEC11", "SEC12"],
  },
  decision:
    "An ACL costs by the month and by the request, and one without tuning blocks customers: it is asked for in production, said in staging, and not looked at elsewhere. What an ACL must be like is judged wherever there is one.",
  levels: { staging: "advisory", development: "disabled", local: "disabled" },
  types: [types.balancer],
  applies: (balancer) =>
    (balancer.text("loadBalancerType") ?? "application") === "application" && balancer.flag("internal") !== true,
  companions: { [types.webAclAssociation]: ["resourceArn"] },
});
