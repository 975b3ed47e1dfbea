import { types } from "../../../../platforms/aws/catalog/types";
import { someKnown } from "../../../evaluate";
import { storageGuide } from "../../../queries/links";
import { optIn, type Rule } from "../../../rule";

export const bucketLocked: Rule = {
  id: "bucket-locked",
  title: "What is in a bucket cannot be deleted before its time",
  why: "An administrator's key that leaks deletes the backups first.",
  remediation: "Add an aws.s3.BucketObjectLockConfiguration with a rule that retains objects by default.",
  url: storageGuide("object-lock"),
  severity: "low",
  controls: { checkov: ["CKV_AWS_143"], cdkNag: ["NIST.800.53.R4-S3BucketDefaultLockEnabled"] },
  decision: "A lock cannot be undone before it ends, nor can its bucket: off until a project switches it on.",
  levels: optIn,
  types: [types.bucket],
  scope: "stack",
  *check(bucket, graph) {
    const settings = graph.dependents(bucket, types.bucketLock, "bucket");
    if (!bucket.has("objectLockConfiguration.rule") && !someKnown(settings, (one) => one.has("rule"))) {
      yield { property: "", problem: "no aws.s3.BucketObjectLockConfiguration with a rule refers to it" };
    }
  },
};
