import { tlsOnly } from "../documents";
import type { Program } from "../fixture";

const target = { bucket: "$data" };

/** Buckets that hold more than logs, and what the log bucket of the others needs besides. */
export const data: Program = {
  data: {
    type: "aws:s3/bucketV2:BucketV2",
    inputs: { bucket: "data", replicationConfiguration: { role: "$role", rules: [{ id: "copy", status: "Enabled" }] } },
  },
  dataAccess: {
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    inputs: {
      ...target,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
  },
  dataPolicy: { type: "aws:s3/bucketPolicy:BucketPolicy", inputs: { ...target, policy: JSON.parse(tlsOnly) } },
  dataEncryption: {
    type: "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
    inputs: {
      ...target,
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: "$key" } }],
    },
  },
  dataLifecycle: {
    type: "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
    inputs: {
      ...target,
      rules: [
        {
          status: "Enabled",
          noncurrentVersionExpirations: [{ noncurrentDays: 30 }],
          abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
        },
      ],
    },
  },
  dataVersions: {
    type: "aws:s3/bucketVersioningV2:BucketVersioningV2",
    inputs: { ...target, versioningConfiguration: { status: "Enabled" } },
  },
  dataLogging: {
    type: "aws:s3/bucketLoggingV2:BucketLoggingV2",
    inputs: { ...target, targetBucket: "$logs", targetPrefix: "data/" },
  },
  dataLock: {
    type: "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
    inputs: { ...target, rule: { defaultRetention: { mode: "GOVERNANCE", days: 30 } } },
  },
  dataAcl: { type: "aws:s3/bucketAclV2:BucketAclV2", inputs: { ...target, acl: "private" } },
  logsLock: {
    type: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    inputs: { bucket: "$logs", rule: { defaultRetention: { mode: "GOVERNANCE", days: 7 } } },
  },
  logsCopy: {
    type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    inputs: {
      bucket: "$logs",
      role: "$role",
      rules: [{ status: "Enabled", destination: { bucket: "arn:aws:s3:::x" } }],
    },
  },
  accountAccess: {
    type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
    inputs: { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
  },
};
