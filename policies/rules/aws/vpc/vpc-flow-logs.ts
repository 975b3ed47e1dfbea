import { types } from "../../../../platforms/aws/catalog/types";
import { companionRule } from "../../../companion-rule";
import { securityHub } from "../../../queries/links";

export const vpcFlowLogs = companionRule({
  id: "vpc-flow-logs",
  title: "VPCs log who talked to whom",
  why: "Without flow logs a break-in, and half of all connection problems, cannot be reconstructed.",
  remediation: "Add an aws.ec2.FlowLog with the VPC's id.",
  url: securityHub("EC2.6"),
  severity: "medium",
  controls: {
    securityHub: ["EC2.6"],
    cis: ["3.7"],
    checkov: ["CKV2_AWS_11"],
    cdkNag: ["AwsSolutions-VPC7", "NIST.800.53.R5-VPCFlowLogsEnabled"],
    trivy: ["AWS-0178"],
  },
  levels: { development: "disabled", local: "disabled" },
  types: [types.vpc],
  companions: { [types.flowLog]: ["vpcId"] },
});
