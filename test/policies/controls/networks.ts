import type { ControlRows } from "./index";

export const networksControls: ControlRows = {
  "no administration ports from the world": {
    securityHub: ["EC2.19"],
    cis: ["5.3", "5.4"],
    checkov: ["CKV_AWS_24", "CKV_AWS_25"],
    cdkNag: ["NIST.800.53.R5-EC2RestrictedSSH", "NIST.800.53.R5-EC2RestrictedCommonPorts"],
    trivy: ["AWS-0107"],
  },
  "authorised ports only from the world": {
    securityHub: ["EC2.18"],
    checkov: ["CKV_AWS_260", "CKV_AWS_277"],
    cdkNag: ["AwsSolutions-EC23"],
  },
  "no unrestricted egress": { checkov: ["CKV_AWS_382"], trivy: ["AWS-0104"] },
  "groups and rules have descriptions": {
    checkov: ["CKV_AWS_23"],
    cdkNag: ["AwsSolutions-EC27"],
    trivy: ["AWS-0099", "AWS-0124"],
  },
  "a security group is attached": { checkov: ["CKV2_AWS_5"] },
  "the default group lets nothing through": {
    securityHub: ["EC2.2"],
    cis: ["5.5"],
    checkov: ["CKV2_AWS_12"],
    cdkNag: ["NIST.800.53.R5-VPCDefaultSecurityGroupClosed"],
    trivy: ["AWS-0173"],
  },
  "network ACLs: no administration ports from the world": {
    securityHub: ["EC2.21"],
    cis: ["5.2"],
    checkov: ["CKV_AWS_229", "CKV_AWS_230", "CKV_AWS_231", "CKV_AWS_232", "CKV_AWS_352"],
    cdkNag: ["AwsSolutions-VPC3"],
    trivy: ["AWS-0102", "AWS-0105"],
  },
  "network ACLs are attached": { securityHub: ["EC2.16"], checkov: ["CKV2_AWS_1"] },
  "flow logs": {
    securityHub: ["EC2.6"],
    checkov: ["CKV2_AWS_11"],
    cdkNag: ["AwsSolutions-VPC7", "NIST.800.53.R5-VPCFlowLogsEnabled"],
    trivy: ["AWS-0178"],
  },
  "subnets hand out no public addresses": {
    securityHub: ["EC2.15"],
    checkov: ["CKV_AWS_130"],
    cdkNag: ["NIST.800.53.R5-VPCSubnetAutoAssignPublicIpDisabled"],
    trivy: ["AWS-0164"],
  },
  routes: {
    securityHub: ["EC2.172"],
    cis: ["5.6"],
    checkov: ["CKV2_AWS_35", "CKV2_AWS_44"],
    cdkNag: ["NIST.800.53.R5-VPCNoUnrestrictedRouteToIGW"],
  },
  "the default VPC is unused, addresses are attached": {
    checkov: ["CKV_AWS_148", "CKV2_AWS_19"],
    cdkNag: ["NIST.800.53.R5-EC2InstancesInVPC"],
    trivy: ["AWS-0101"],
  },
  endpoints: { securityHub: ["EC2.10", "EC2.55", "EC2.56", "EC2.57", "EC2.58", "EC2.60"], checkov: ["CKV_AWS_123"] },
  "transit gateways and VPNs": {
    securityHub: ["EC2.20", "EC2.23", "EC2.51", "EC2.171", "EC2.183"],
    checkov: ["CKV_AWS_331"],
  },
  "certificates are renewed, with strong keys": { securityHub: ["ACM.1", "ACM.2"] },
  "certificates: order of replacement, transparency, wildcards": {
    checkov: ["CKV_AWS_233", "CKV_AWS_234", "CKV2_AWS_71"],
  },
  "web ACLs have rules that act": { securityHub: ["WAF.10"], checkov: ["CKV_AWS_175", "CKV_AWS_342"] },
  "web ACLs log and count": {
    securityHub: ["WAF.11", "WAF.12"],
    checkov: ["CKV2_AWS_31"],
    cdkNag: ["NIST.800.53.R5-WAFv2LoggingEnabled"],
  },
  "web ACLs stop Log4j": { checkov: ["CKV_AWS_192", "CKV2_AWS_76"] },
  "zones: query log, signing, targets that exist, transfer lock": {
    securityHub: ["Route53.2"],
    checkov: ["CKV2_AWS_39", "CKV2_AWS_38", "CKV2_AWS_23", "CKV_AWS_377"],
  },
};
