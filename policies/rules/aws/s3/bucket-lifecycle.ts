import { types } from "../../../../platforms/aws/catalog/types";
import { securityHub } from "../../../queries/links";
import type { Rule } from "../../../rule";

export const bucketLifecycle: Rule = {
  id: "bucket-lifecycle",
  title: "Buckets get rid of what is old and of uploads that were never finished",
  why: "Logs grow for ever, cost for ever, and hold personal data for longer than the law allows.",
  remediation:
    "Add an aws.s3.BucketLifecycleConfiguration with an expiration or a transition, and abortIncompleteMultipartUpload.",
  url: securityHub("S3.13"),
  severity: "low",
  controls: { securityHub: ["S3.13", "S3.10"], checkov: ["CKV2_AWS_61", "CKV_AWS_300"] },
  types: [types.bucket],
  scope: "stack",
  *check(bucket, graph) {
    const rules = [
      ...bucket.items("lifecycleRules"),
      ...graph.dependents(bucket, types.bucketLifecycle, "bucket").flatMap((settings) => settings.items("rules")),
    ].filter((rule) => rule.text("status") === "Enabled" || rule.flag("enabled") === true);
    if (rules.length === 0) {
      yield { property: "", problem: "no lifecycle rule is enabled; expected an expiration or a transition" };
    } else if (
      !rules.some(
        (rule) => rule.has("abortIncompleteMultipartUpload") || rule.has("abortIncompleteMultipartUploadDays"),
      )
    ) {
      yield { property: "", problem: "no lifecycle rule has abortIncompleteMultipartUpload" };
    }
  },
};
