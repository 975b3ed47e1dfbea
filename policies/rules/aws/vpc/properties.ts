import { types } from "../../../../platforms/aws/catalog/types";
import { propertyRule } from "../../../property-rule";
import { securityHub } from "../../../queries/links";

export const attachmentsAcceptedByHand = propertyRule({
  id: "attachments-accepted-by-hand",
  title: "Other accounts are let into the network one by one",
  why: "Any account that may ask for an attachment is connected at once, unseen.",
  remediation:
    "Set autoAcceptSharedAttachments: disable on transit gateways, acceptanceRequired: true on endpoint services.",
  url: securityHub("EC2.23"),
  severity: "high",
  controls: { securityHub: ["EC2.23"], checkov: ["CKV_AWS_123", "CKV_AWS_331"] },
  types: [types.transitGateway, types.endpointService],
  properties: {
    autoAcceptSharedAttachments: { expected: "disable", default: "disable", types: [types.transitGateway] },
    acceptanceRequired: { expected: true, types: [types.endpointService] },
  },
});

export const sourceChecked = propertyRule({
  id: "source-checked",
  title: "Machines send and take packets in their own name only",
  why: "Without the check a machine can pose as another, and carry what it was not meant to.",
  remediation: "Leave sourceDestCheck out, or exempt the machines that are routers.",
  url: securityHub("EC2.180"),
  severity: "medium",
  controls: { securityHub: ["EC2.180"] },
  types: [types.networkInterface, types.instance],
  properties: { sourceDestCheck: { expected: true, default: true } },
});

export const subnetNoPublicIp = propertyRule({
  id: "subnet-no-public-ip",
  title: "Subnets hand out no public addresses by themselves",
  why: "Whatever is started there by mistake is on the internet at once.",
  remediation: "Set mapPublicIpOnLaunch: false and give addresses to those who need one.",
  url: securityHub("EC2.15"),
  severity: "medium",
  controls: {
    securityHub: ["EC2.15"],
    checkov: ["CKV_AWS_130"],
    cdkNag: ["NIST.800.53.R5-VPCSubnetAutoAssignPublicIpDisabled"],
    trivy: ["AWS-0164"],
  },
  types: [types.subnet],
  properties: { mapPublicIpOnLaunch: { expected: false, default: false } },
});
