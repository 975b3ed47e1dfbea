import { types } from "../../../../platforms/aws/catalog/types";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const groupUsesLaunchTemplate: Rule = {
  id: "group-uses-launch-template",
  title: "Scaling groups launch from a launch template",
  why: "Launch configurations are no longer developed: no versions, no mixed instance types, no newer instance features.",
  remediation: "Move the settings to a launch template and set launchTemplate or mixedInstancesPolicy.",
  url: securityHub("AutoScaling.9"),
  severity: "medium",
  controls: { securityHub: ["AutoScaling.9"], checkov: ["CKV_AWS_315"] },
  types: [types.group],
  scope: "resource",
  *check(group) {
    if (!group.has("launchTemplate") && !group.has("mixedInstancesPolicy")) {
      yield fact("launchTemplate", "is not set; expected it or mixedInstancesPolicy");
    }
  },
};
