import { securityHub } from "../facts/links";
import { types } from "../facts/types";
import type { Rule } from "../rule";

export const bucketAclsOff: Rule = {
  id: "bucket-acls-off",
  title: "Buckets use policies, not ACLs",
  why: "An ACL on a single object grants access that no policy shows.",
  remediation: "Set rule.objectOwnership: BucketOwnerEnforced in aws.s3.BucketOwnershipControls.",
  url: securityHub("S3.12"),
  severity: "medium",
  controls: {
    securityHub: ["S3.12", "S3.2", "S3.3"],
    checkov: ["CKV2_AWS_65", "CKV_AWS_20", "CKV_AWS_57"],
    trivy: ["AWS-0092"],
  },
  types: [types.bucket],
  scope: "stack",
  *check(bucket, graph) {
    const acl = bucket.text("acl");
    if (acl !== undefined && acl !== "private") yield { property: "acl", problem: "an ACL opens the bucket" };
    const controls = graph.referring(bucket, types.bucketOwnership, "bucket");
    for (const control of controls) {
      if (control.text("rule.objectOwnership") !== "BucketOwnerEnforced") {
        yield { property: "", problem: "its objects can have ACLs of their own" };
      }
    }
  },
};
