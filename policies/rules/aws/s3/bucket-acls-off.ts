import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { unexpected } from "../../../property-rule";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** Groups that are no group: the world, and everyone with an AWS account. */
const publicGroups = /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/;

/** Where a bucket, or its ACL as a resource of its own, lists who is granted what. */
const grants: Readonly<Record<string, readonly [list: string, grantee: string]>> = {
  [types.bucket]: ["grants", "uri"],
  [types.bucketAcl]: ["accessControlPolicy.grants", "grantee.uri"],
};

function* checkGrants(view: ResourceReader) {
  const [list, grantee] = grants[view.resource.type] ?? ["grants", "uri"];
  yield* each(view.items(list), function* (grant) {
    if (publicGroups.test(grant.text(grantee) ?? ""))
      yield fact(grant.path, "grants access to all users; expected none");
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
    yield* unexpected(view, "acl", { expected: "private", default: "private" });
    yield* checkGrants(view);
    for (const control of graph.dependents(view, types.bucketOwnership, "bucket")) {
      if (control.text("rule.objectOwnership") !== "BucketOwnerEnforced") {
        yield { property: "", problem: `rule.objectOwnership of ${control.resource.name} is not BucketOwnerEnforced` };
      }
    }
  },
};
