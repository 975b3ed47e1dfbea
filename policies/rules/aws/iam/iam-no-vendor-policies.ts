import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { identityGuide } from "../../../queries/links";
import { fact, optIn, type Rule } from "../../../rule";

const isVendors = (arn: string | undefined) => /^arn:[^:]+:iam::aws:policy\//.test(arn ?? "");

export const iamNoVendorPolicies: Rule = {
  id: "iam-no-vendor-policies",
  title: "Rights are written for the job, not taken from the vendor's list",
  why: "The vendor's policies allow more than one job needs, and grow without notice.",
  remediation: "Write a policy with the actions and resources that are needed.",
  url: identityGuide("access_policies_managed-vs-inline"),
  severity: "low",
  controls: { cdkNag: ["AwsSolutions-IAM4"] },
  decision: "AWS keeps its policies up to date, and a copy ages: off until a project switches it on.",
  levels: optIn,
  types: [types.rolePolicyAttachment, types.role],
  scope: "resource",
  *check(view) {
    if (view.resource.type === types.rolePolicyAttachment) {
      const arn = view.text("policyArn");
      if (isVendors(arn)) yield fact("policyArn", `is ${arn}; expected a policy of yours`);
      return;
    }
    yield* each(view.items("managedPolicyArns"), function* (item) {
      const arn = item.known();
      if (typeof arn === "string" && isVendors(arn)) {
        yield fact(item.path, `is ${arn}; expected a policy of yours`);
      }
    });
  },
};
