import { types } from "../../../../platforms/aws/catalog/types";
import { companionRule } from "../../../companion-rule";
import { securityHub } from "../../../queries/links";
import { takesLogs } from "../../../queries/log-buckets";

export const bucketAccessLogged = companionRule({
  id: "bucket-access-logged",
  title: "Buckets that hold more than logs log who reads them",
  why: "Without the log it cannot be told afterwards what was taken, and by whom.",
  remediation: "Add an aws.s3.BucketLogging with another bucket as targetBucket.",
  url: securityHub("S3.9"),
  severity: "medium",
  controls: {
    securityHub: ["S3.9"],
    checkov: ["CKV_AWS_18"],
    cdkNag: ["AwsSolutions-S1", "NIST.800.53.R5-S3BucketLoggingEnabled"],
    trivy: ["AWS-0089"],
  },
  decision:
    "A bucket for logs that logged its own reads would never end: buckets that take the logs of something in the program are left alone.",
  levels: { development: "disabled", local: "disabled" },
  types: [types.bucket],
  applies: (bucket, graph) => !takesLogs(bucket, graph),
  companions: { [types.bucketLogging]: ["bucket"] },
  unless: (bucket) => bucket.has("logging"),
});
