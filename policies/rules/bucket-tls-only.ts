import { NotKnownYet } from "../../model/graph";
import { type Statement, statementsOf } from "../facts/documents";
import { securityHub } from "../facts/links";
import { types } from "../facts/types";
import type { Rule } from "../rule";

const deniesPlain = (statement: Statement) =>
  !statement.allows &&
  statement.principals.includes("*") &&
  statement.actions.some((action) => action === "s3:*" || action === "*") &&
  String(statement.conditions.Bool?.["aws:SecureTransport"]) === "false";

export const bucketTlsOnly: Rule = {
  id: "bucket-tls-only",
  title: "Buckets answer over TLS only",
  why: "What is read or written over plain HTTP can be seen on the way.",
  remediation: "Deny s3:* to everybody where aws:SecureTransport is false, in the bucket's policy.",
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
    let missing: NotKnownYet | undefined;
    for (const policy of graph.referring(bucket, types.bucketPolicy, "bucket")) {
      try {
        if (statementsOf(policy, "policy")?.some(deniesPlain)) return;
      } catch (error) {
        if (!(error instanceof NotKnownYet)) throw error;
        missing = error;
      }
    }
    if (missing) throw missing;
    yield { property: "", problem: "no policy of the bucket refuses plain HTTP" };
  },
};
