import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const subnetNoPublicIp: Rule = {
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
  scope: "resource",
  *check(subnet) {
    if (subnet.flag("mapPublicIpOnLaunch") === true) {
      yield { property: "mapPublicIpOnLaunch", problem: "every machine started here gets a public address" };
    }
  },
};
