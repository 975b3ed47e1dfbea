import { types } from "../../../../platforms/aws/catalog/types";
import { propertyRule } from "../../../property-rule";
import { scalingGuide } from "../../../queries/links";

export const groupTagged = propertyRule({
  id: "group-tagged",
  title: "Scaling groups say whose they are",
  why: "A machine without tags has no owner: it is on no budget, and stays when its purpose is gone.",
  remediation: "Set tags, with propagateAtLaunch: true for those that nodes carry too.",
  url: scalingGuide("ec2-auto-scaling-tagging"),
  severity: "low",
  controls: { checkov: ["CKV_AWS_153"] },
  types: [types.group],
  properties: { tags: { atLeast: 1 } },
});
