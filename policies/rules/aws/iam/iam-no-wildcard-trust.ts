import { types } from "../../../../platforms/aws/catalog/types";
import { isPublic } from "../../../../platforms/aws/policy-document";
import { statementsOf } from "../../../queries/documents";
import { fact, type Rule } from "../../../rule";

export const iamNoWildcardTrust: Rule = {
  id: "iam-no-wildcard-trust",
  title: "No role trusts every account",
  why: "With * as principal and no condition, any account of AWS may take the role.",
  remediation: "Name the service or the accounts that may take the role.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  severity: "critical",
  controls: { checkov: ["CKV_AWS_60", "CKV_AWS_61"] },
  types: [types.role],
  scope: "resource",
  *check(role) {
    const statements = statementsOf(role, "assumeRolePolicy");
    if (statements === undefined) yield fact("assumeRolePolicy", "is no policy document");
    if (statements !== undefined && isPublic(statements))
      yield fact("assumeRolePolicy", "lets any account take the role; expected principals or a condition");
  },
};
