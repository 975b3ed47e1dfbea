import { types } from "../../../../platforms/aws/catalog/types";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const defaultSecurityGroupClosed: Rule = {
  id: "default-security-group-closed",
  title: "The VPC's default security group lets nothing through",
  why: "Whatever is started without a group gets this one, and with it everything that others were let in for.",
  remediation: "Take it over with an aws.ec2.DefaultSecurityGroup without ingress and egress.",
  url: securityHub("EC2.2"),
  severity: "high",
  controls: {
    securityHub: ["EC2.2"],
    cis: ["5.5"],
    checkov: ["CKV2_AWS_12"],
    cdkNag: ["NIST.800.53.R5-VPCDefaultSecurityGroupClosed"],
    trivy: ["AWS-0173"],
  },
  types: [types.vpc, types.defaultSecurityGroup],
  scope: "stack",
  *check(view, graph) {
    if (view.resource.type === types.vpc) {
      if (graph.dependents(view, types.defaultSecurityGroup, "vpcId").length === 0) {
        yield {
          property: "",
          problem: "no aws.ec2.DefaultSecurityGroup refers to it; expected one without rules",
        };
      }
      return;
    }
    for (const direction of ["ingress", "egress"]) {
      if (view.items(direction).length > 0) yield fact(direction, "is not empty; expected no rule");
    }
  },
};
