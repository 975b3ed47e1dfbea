import { identityGuide } from "../facts/links";
import { types } from "../facts/types";
import type { Rule } from "../rule";

/** Characters, white space aside. Source: IAM user guide, IAM and STS quotas; the first can be raised to 4,096. */
const most: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  [types.role]: [["assumeRolePolicy", 4096]],
  [types.policy]: [["policy", 6144]],
  [types.rolePolicy]: [["policy", 10_240]],
  [types.userPolicy]: [["policy", 2048]],
  [types.groupPolicy]: [["policy", 5120]],
};

export const iamPolicyWithinSize: Rule = {
  id: "iam-policy-within-size",
  title: "Policy documents are no longer than IAM takes",
  why: "IAM refuses a longer document when it is written, half-way through an update.",
  remediation: "Use wildcards within a service, or split the document over several managed policies.",
  url: identityGuide("reference_iam-quotas"),
  severity: "high",
  controls: {},
  types: Object.keys(most),
  scope: "resource",
  *check(resource) {
    for (const [property, limit] of most[resource.resource.type] ?? []) {
      const size = (resource.text(property) ?? "").replace(/\s/g, "").length;
      if (size > limit) yield { property, problem: `has ${size} characters, IAM takes ${limit}` };
    }
  },
};
