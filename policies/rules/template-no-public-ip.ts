import { each } from "../evaluate";
import { securityHub } from "../facts/links";
import { types } from "../facts/types";
import type { Rule } from "../rule";

export const templateNoPublicIp: Rule = {
  id: "template-no-public-ip",
  title: "Machines have no public address",
  why: "A node with a public address can be reached past the balancer and its firewall.",
  remediation: "Set associatePublicIpAddress: false and leave the way in to the balancer.",
  url: securityHub("EC2.25"),
  severity: "high",
  controls: {
    securityHub: ["EC2.25", "EC2.9", "Autoscaling.5"],
    checkov: ["CKV_AWS_88", "CKV_AWS_389"],
    cdkNag: ["NIST.800.53.R5-EC2InstanceNoPublicIp", "NIST.800.53.R5-AutoScalingLaunchConfigPublicIpDisabled"],
    trivy: ["AWS-0009"],
  },
  types: [types.launchTemplate, types.instance, types.launchConfiguration],
  scope: "resource",
  *check(template) {
    if (template.flag("associatePublicIpAddress") === true) {
      yield { property: "associatePublicIpAddress", problem: "the machine gets a public address" };
    }
    yield* each(template.items("networkInterfaces"), function* (card) {
      if (card.flag("associatePublicIpAddress") === true) {
        yield { property: `${card.path}.associatePublicIpAddress`, problem: "the machine gets a public address" };
      }
    });
  },
};
