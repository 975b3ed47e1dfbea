import { types } from "../../../../platforms/aws/catalog/types";
import { isPublic } from "../../../../platforms/aws/policy-document";
import { statementsOf } from "../../../queries/documents";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const bucketPolicyNotPublic: Rule = {
  id: "bucket-policy-not-public",
  title: "No bucket policy admits every principal",
  why: "A principal of * without a condition is the whole world, signed in or not.",
  remediation: "Name the principals, or add a condition that only you can meet.",
  url: securityHub("S3.6"),
  severity: "critical",
  controls: {
    securityHub: ["S3.2", "S3.3", "S3.6"],
    checkov: ["CKV_AWS_70"],
    cdkNag: [
      "AwsSolutions-S5",
      "NIST.800.53.R5-S3BucketPublicReadProhibited",
      "NIST.800.53.R5-S3BucketPublicWriteProhibited",
    ],
  },
  types: [types.bucketPolicy],
  scope: "resource",
  *check(policy) {
    const statements = statementsOf(policy, "policy");
    if (statements === undefined) yield fact("policy", "is no policy document");
    if (statements !== undefined && isPublic(statements))
      yield fact("policy", "allows every principal without a condition");
  },
};
