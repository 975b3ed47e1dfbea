import { propertyRule } from "../../../property-rule";
import { scalingGuide } from "../../../queries/links";
import { types } from "../../../queries/types";

export const groupTagged = propertyRule({
  id: "group-tagged",
  title: "Scaling groups say whose they are",
  why: "A machine without tags belongs to nobody, is paid by nobody, and is switched off by nobody.",
  remediation: "Set tags, with propagateAtLaunch: true for those that nodes carry too.",
  url: scalingGuide("ec2-auto-scaling-tagging"),
  severity: "low",
  controls: { checkov: ["CKV_AWS_153"] },
  types: [types.group],
  properties: { tags: { atLeast: 1 } },
});
