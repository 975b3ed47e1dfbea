import { scalingGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const groupTagged: Rule = {
  id: "group-tagged",
  title: "Scaling groups say whose they are",
  why: "A machine without tags belongs to nobody, is paid by nobody, and is switched off by nobody.",
  remediation: "Set tags, with propagateAtLaunch: true for those that nodes carry too.",
  url: scalingGuide("ec2-auto-scaling-tagging"),
  severity: "low",
  controls: { checkov: ["CKV_AWS_153"] },
  types: [types.group],
  scope: "resource",
  *check(group) {
    if (group.items("tags").length === 0) yield { property: "tags", problem: "nothing says whose nodes these are" };
  },
};
