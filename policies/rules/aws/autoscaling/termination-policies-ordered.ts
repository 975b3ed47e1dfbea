import { types } from "../../../../platforms/aws/catalog/types";
import { scalingGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const isFunction = (policy: string) => policy.startsWith("arn:");

export const terminationPoliciesOrdered: Rule = {
  id: "termination-policies-ordered",
  title: "Termination policies stand in the order that Auto Scaling takes",
  why: "Default must be the last and a function the first: AWS refuses the group, or never comes to the policies behind Default.",
  remediation: "Put the function's ARN first and Default last.",
  url: scalingGuide("ec2-auto-scaling-termination-policies"),
  severity: "medium",
  types: [types.group],
  scope: "resource",
  applies: (group) => group.items("terminationPolicies").length > 1,
  *check(group) {
    const policies = group.texts("terminationPolicies");
    const place = policies.indexOf("Default");
    if (place !== -1 && place < policies.length - 1) {
      yield fact(`terminationPolicies[${place}]`, "is Default; expected it last");
    }
    const late = policies.findIndex((policy, index) => index > 0 && isFunction(policy));
    if (late !== -1) yield fact(`terminationPolicies[${late}]`, "is a function; expected it first");
  },
};
