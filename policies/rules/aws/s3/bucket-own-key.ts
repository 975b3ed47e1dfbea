import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { someKnown } from "../../../evaluate";
import { storageGuide } from "../../../queries/links";
import { takesBalancerLogs } from "../../../queries/log-buckets";
import { optIn, type Rule } from "../../../rule";

const algorithm = "applyServerSideEncryptionByDefault.sseAlgorithm";
const usesKms = (rule: ResourceReader) => rule.text(algorithm)?.startsWith("aws:kms") === true;

export const bucketOwnKey: Rule = {
  id: "bucket-own-key",
  title: "Buckets are encrypted with a key of KMS",
  why: "S3's own keys open a bucket to every reader: nothing else can refuse, and nothing shows who decrypted.",
  remediation: "Set sseAlgorithm: aws:kms in aws.s3.BucketServerSideEncryptionConfiguration.",
  url: storageGuide("UsingKMSEncryption"),
  severity: "low",
  controls: { checkov: ["CKV_AWS_145"], cdkNag: ["NIST.800.53.R5-S3DefaultEncryptionKMS"], trivy: ["AWS-0132"] },
  decision:
    "Application balancers cannot write to a bucket with KMS keys: buckets that take their logs are left alone. Every request to such a bucket costs a request to KMS: off until a project switches it on.",
  levels: optIn,
  types: [types.bucket],
  scope: "stack",
  applies: (bucket, graph) => !takesBalancerLogs(bucket, graph),
  *check(bucket, graph) {
    const own = bucket.has("serverSideEncryptionConfiguration")
      ? bucket.items("serverSideEncryptionConfiguration.rule")
      : [];
    const settings = graph.dependents(bucket, types.bucketEncryption, "bucket");
    if (!own.some(usesKms) && !someKnown(settings, (one) => one.items("rules").some(usesKms))) {
      yield { property: "", problem: "no encryption rule has sseAlgorithm: aws:kms" };
    }
  },
};
