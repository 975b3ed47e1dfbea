import { balancerGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const targetGroupDrains: Rule = {
  id: "target-group-drains",
  title: "Nodes finish their requests before they leave",
  why: "Without a deregistration delay every scale-in and every refresh cuts requests off.",
  remediation: "Set deregistrationDelay to more seconds than the slowest request takes.",
  url: balancerGuide("edit-target-group-attributes"),
  severity: "medium",
  controls: {},
  types: [types.targetGroup],
  scope: "resource",
  applies: (group) => group.text("targetType") !== "lambda",
  *check(group) {
    if (group.number("deregistrationDelay") === 0) {
      yield { property: "deregistrationDelay", problem: "requests are cut off when a node leaves" };
    }
  },
};
