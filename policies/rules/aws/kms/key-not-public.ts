import { types } from "../../../../platforms/aws/catalog/types";
import { isPublic } from "../../../../platforms/aws/policy-document";
import { statementsOf } from "../../../queries/documents";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const keyNotPublic: Rule = {
  id: "key-not-public",
  title: "No key admits every principal",
  why: "Any account can read what the key encrypts once it has the ciphertext, or have the key deleted.",
  remediation: "Name the principals, or add a condition such as kms:CallerAccount or aws:SourceAccount.",
  url: securityHub("KMS.5"),
  severity: "critical",
  controls: { securityHub: ["KMS.5"], checkov: ["CKV_AWS_33"] },
  types: [types.key, types.keyPolicy],
  scope: "resource",
  applies: (key) => key.has("policy"),
  *check(key) {
    const statements = statementsOf(key, "policy");
    if (statements === undefined) yield fact("policy", "is no policy document");
    if (statements !== undefined && isPublic(statements))
      yield fact("policy", "allows every principal without a condition");
  },
};
