import { types } from "../../../../platforms/aws/catalog/types";
import type { Rule } from "../../../rule";

const algorithm = "applyServerSideEncryptionByDefault.sseAlgorithm";

export const bucketEncrypted: Rule = {
  id: "bucket-encrypted",
  title: "Buckets say how they are encrypted",
  why: "The vendor's default encrypts too, but the program does not show with what, nor who may decrypt.",
  remediation: "Add an aws.s3.BucketServerSideEncryptionConfiguration with AES256 or aws:kms.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html",
  severity: "medium",
  controls: { checkov: ["CKV_AWS_19"], trivy: ["AWS-0088"] },
  types: [types.bucket],
  scope: "stack",
  *check(bucket, graph) {
    if (bucket.has("serverSideEncryptionConfiguration")) return;
    const settings = graph.dependents(bucket, types.bucketEncryption, "bucket");
    const rules = settings.flatMap((setting) => setting.items("rules"));
    if (!rules.some((rule) => rule.text(algorithm) !== undefined)) {
      yield {
        property: "",
        problem: "no aws.s3.BucketServerSideEncryptionConfiguration with an algorithm refers to it",
      };
    }
  },
};
