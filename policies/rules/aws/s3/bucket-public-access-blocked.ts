import { types } from "../../../../platforms/aws/catalog/types";
import { unexpected } from "../../../property-rule";
import { securityHub } from "../../../queries/links";
import type { Rule } from "../../../rule";

const switches = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

export const bucketPublicAccessBlocked: Rule = {
  id: "bucket-public-access-blocked",
  title: "Buckets block public access",
  why: "One wrong policy or ACL publishes everything in the bucket.",
  remediation: "Add an aws.s3.BucketPublicAccessBlock with all four switches on.",
  url: securityHub("S3.8"),
  severity: "high",
  controls: {
    securityHub: ["S3.1", "S3.8"],
    checkov: ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56", "CKV2_AWS_6"],
    cdkNag: ["AwsSolutions-S2", "NIST.800.53.R5-S3BucketLevelPublicAccessProhibited"],
    trivy: ["AWS-0086", "AWS-0087", "AWS-0091", "AWS-0093", "AWS-0094"],
  },
  decision:
    "S3.1 is about the account's own switches: they are judged where the program sets them, and no plan shows them where it does not.",
  types: [types.bucket, types.publicAccessBlock, types.accountAccessBlock],
  scope: "stack",
  *check(view, graph) {
    if (view.resource.type === types.bucket) {
      if (graph.dependents(view, types.publicAccessBlock, "bucket").length === 0) {
        yield { property: "", problem: "no aws.s3.BucketPublicAccessBlock refers to it" };
      }
      return;
    }
    for (const property of switches) yield* unexpected(view, property, { expected: true });
  },
};
