import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as kms from "@pulumi/aws/kms";
import * as s3 from "@pulumi/aws/s3";
import { document, inClear, type Site } from "./site";

const everything = { Action: "s3:*", Resource: "*" };

/** Balancers may put their logs, each kind by its own principal, and nobody talks to the bucket in clear. */
function bucketPolicy({ has }: Site): string {
  const mayPut = (Principal: object, folder: string) => ({
    ...{ Effect: "Allow", Action: "s3:PutObject", Principal },
    Resource: `arn:aws:s3:::shop-access-logs/${folder}AWSLogs/123456789012/*`,
  });
  return document(
    ...(has("clear-bucket") ? [] : [{ Effect: "Deny", Principal: "*", ...everything, ...inClear }]),
    mayPut({ AWS: "arn:aws:iam::156460612806:root" }, ""),
    ...(has("no-log-delivery") ? [] : [mayPut({ Service: "delivery.logs.amazonaws.com" }, "relay/")]),
  );
}

const useKey = {
  Effect: "Allow",
  Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
  Resource: "*",
};

/** The account manages the key; logs and alarms use it. */
const keyPolicy = document(
  { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "kms:*", Resource: "*" },
  { ...useKey, Principal: { Service: ["logs.eu-west-1.amazonaws.com", "cloudwatch.amazonaws.com"] } },
);

/** Where the flow logs and the balancers' access logs go. */
export function createLogs(site: Site) {
  const { has, opts } = site;
  const key = new kms.Key(
    "logs",
    { description: "Logs and alarms", enableKeyRotation: !has("old-key"), policy: keyPolicy },
    opts,
  );
  const flows = new cloudwatch.LogGroup("flows", { retentionInDays: 90, kmsKeyId: key.arn }, opts);
  const bucket = new s3.Bucket("logs", { bucket: "shop-access-logs" }, opts);
  const own = { bucket: bucket.id };
  const block = {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  };
  if (!has("public-bucket")) new s3.BucketPublicAccessBlock("logs", { ...own, ...block }, opts);
  new s3.BucketPolicy("logs", { ...own, policy: bucketPolicy(site) }, opts);
  const algorithm = { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } };
  new s3.BucketServerSideEncryptionConfiguration("logs", { ...own, rules: [algorithm] }, opts);
  new s3.BucketOwnershipControls("logs", { ...own, rule: { objectOwnership: "BucketOwnerEnforced" } }, opts);
  const expiry = {
    id: "expire",
    status: "Enabled",
    expiration: { days: 90 },
    abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
  };
  if (!has("endless-logs")) new s3.BucketLifecycleConfiguration("logs", { ...own, rules: [expiry] }, opts);
  return { bucket, flows, key };
}
