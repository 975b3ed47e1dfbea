import { types } from "../../../../platforms/aws/catalog/types";
import { someKnown } from "../../../evaluate";
import { storageGuide } from "../../../queries/links";
import { takesLogs } from "../../../queries/log-buckets";
import type { Rule } from "../../../rule";

export const bucketVersioned: Rule = {
  id: "bucket-versioned",
  title: "Buckets that hold more than logs keep what was overwritten",
  why: "One wrong call, or one stolen key, replaces or deletes the only copy.",
  remediation: "Add an aws.s3.BucketVersioning with status: Enabled, and a lifecycle for old versions.",
  url: storageGuide("Versioning"),
  severity: "medium",
  controls: { checkov: ["CKV_AWS_21"], cdkNag: ["NIST.800.53.R5-S3BucketVersioningEnabled"], trivy: ["AWS-0090"] },
  decision: "Logs are written once and expire: buckets that take the logs of something in the program are left alone.",
  levels: { development: "disabled", local: "disabled" },
  types: [types.bucket],
  scope: "stack",
  applies: (bucket, graph) => !takesLogs(bucket, graph),
  *check(bucket, graph) {
    if (bucket.flag("versioning.enabled") === true) return;
    const settings = graph.dependents(bucket, types.bucketVersioning, "bucket");
    if (!someKnown(settings, (one) => one.text("versioningConfiguration.status") === "Enabled")) {
      yield { property: "", problem: "no aws.s3.BucketVersioning with status Enabled refers to it" };
    }
  },
};
