import { types } from "../../../../platforms/aws/catalog/types";
import { securityHub } from "../../../queries/links";
import { fact, optIn, type Rule } from "../../../rule";

export const groupSeveralInstanceTypes: Rule = {
  id: "group-several-instance-types",
  title: "Scaling groups can launch two instance types or more",
  why: "When a zone has no more machines of the only type, the group cannot replace a node there.",
  remediation: "Set mixedInstancesPolicy with two overrides or more, or instanceRequirements.",
  url: securityHub("AutoScaling.6"),
  severity: "low",
  controls: { securityHub: ["AutoScaling.6"] },
  decision:
    "Several types make nodes differ in size, which equal weights then overload: off until a project switches it on.",
  levels: optIn,
  types: [types.group],
  scope: "resource",
  *check(group) {
    const path = "mixedInstancesPolicy.launchTemplate.overrides";
    const overrides = group.items(path);
    if (overrides.length < 2 && !overrides.some((override) => override.has("instanceRequirements"))) {
      yield fact(path, `has ${overrides.length}; expected at least 2, or instanceRequirements`);
    }
  },
};
