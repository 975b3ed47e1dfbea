import { types } from "../../../../platforms/aws/catalog/types";
import { deniesPlainHttp } from "../../../../platforms/aws/policy-document";
import { someKnown } from "../../../evaluate";
import { statementsOf } from "../../../queries/documents";
import { securityHub } from "../../../queries/links";
import type { Rule } from "../../../rule";

const everyAction = ["s3:*"];

export const bucketTlsOnly: Rule = {
  id: "bucket-tls-only",
  title: "Buckets answer over TLS only",
  why: "What is read or written over plain HTTP can be seen on the way.",
  remediation: "Deny s3:* to every principal where aws:SecureTransport is false, in the bucket's policy.",
  url: securityHub("S3.5"),
  severity: "medium",
  controls: {
    securityHub: ["S3.5"],
    checkov: ["CKV_AWS_379"],
    cdkNag: ["AwsSolutions-S10", "NIST.800.53.R5-S3BucketSSLRequestsOnly"],
  },
  types: [types.bucket],
  scope: "stack",
  *check(bucket, graph) {
    const policies = graph.dependents(bucket, types.bucketPolicy, "bucket");
    const refuses = someKnown(policies, (policy) =>
      (statementsOf(policy, "policy") ?? []).some((statement) => deniesPlainHttp(statement, everyAction)),
    );
    if (!refuses) yield { property: "", problem: "no policy denies s3:* over plain HTTP" };
  },
};
