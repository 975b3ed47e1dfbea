import type { ResourceReader } from "../../../../model/graph";
import { each } from "../../../evaluate";
import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

/** Groups that are no group: everybody, and everybody with an AWS account. */
const everybody = /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/;

/** Where a bucket, or its ACL as a resource of its own, lists who is granted what. */
const grants: Readonly<Record<string, readonly [list: string, grantee: string]>> = {
  [types.bucket]: ["grants", "uri"],
  [types.bucketAcl]: ["accessControlPolicy.grants", "grantee.uri"],
};

function* checkGrants(view: ResourceReader) {
  const [list, grantee] = grants[view.resource.type] ?? ["grants", "uri"];
  yield* each(view.items(list), function* (grant) {
    if (everybody.test(grant.text(grantee) ?? ""))
      yield { property: grant.path, problem: "it grants access to everybody" };
  });
}

export const bucketAclsOff: Rule = {
  id: "bucket-acls-off",
  title: "Buckets use policies, not ACLs",
  why: "An ACL on a single object grants access that no policy shows.",
  remediation: "Set rule.objectOwnership: BucketOwnerEnforced in aws.s3.BucketOwnershipControls.",
  url: securityHub("S3.12"),
  severity: "medium",
  controls: {
    securityHub: ["S3.12", "S3.2", "S3.3"],
    checkov: ["CKV2_AWS_65", "CKV_AWS_20", "CKV_AWS_57", "CKV_AWS_375", "CKV2_AWS_43"],
    trivy: ["AWS-0092"],
  },
  types: [types.bucket, types.bucketAcl],
  scope: "stack",
  *check(view, graph) {
    const acl = view.text("acl");
    if (acl !== undefined && acl !== "private") yield { property: "acl", problem: "an ACL opens the bucket" };
    yield* checkGrants(view);
    for (const control of graph.dependents(view, types.bucketOwnership, "bucket")) {
      if (control.text("rule.objectOwnership") !== "BucketOwnerEnforced") {
        yield { property: "", problem: "its objects can have ACLs of their own" };
      }
    }
  },
};
