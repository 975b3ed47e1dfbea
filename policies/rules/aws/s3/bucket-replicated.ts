import { types } from "../../../../platforms/aws/catalog/types";
import { someKnown } from "../../../evaluate";
import { storageGuide } from "../../../queries/links";
import { optIn, type Rule } from "../../../rule";

export const bucketReplicated: Rule = {
  id: "bucket-replicated",
  title: "Buckets have a copy elsewhere",
  why: "A region that is gone takes the only copy along.",
  remediation: "Add an aws.s3.BucketReplicationConfig to a bucket in another region.",
  url: storageGuide("replication"),
  severity: "low",
  controls: { checkov: ["CKV_AWS_144"], cdkNag: ["NIST.800.53.R5-S3BucketReplicationEnabled"] },
  decision:
    "A copy costs as much again, and only what the service cannot do without is worth it: off until a project switches it on.",
  levels: optIn,
  types: [types.bucket],
  scope: "stack",
  *check(bucket, graph) {
    const settings = graph.dependents(bucket, types.bucketReplication, "bucket");
    const isCopied = someKnown(settings, (one) => one.items("rules").some((rule) => rule.text("status") === "Enabled"));
    if (!bucket.has("replicationConfiguration") && !isCopied)
      yield { property: "", problem: "no enabled rule of an aws.s3.BucketReplicationConfig copies it" };
  },
};
