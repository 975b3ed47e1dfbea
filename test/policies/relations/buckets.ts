import { type Program, without, withProperty } from "../fixture";
import type { Relation } from "./index";

const logged: Program = {
  data: { type: "aws:s3/bucket:Bucket", inputs: { bucket: "data" } },
  logs: { type: "aws:s3/bucket:Bucket", inputs: { bucket: "logs" } },
  logging: {
    type: "aws:s3/bucketLogging:BucketLogging",
    inputs: { bucket: "$data", targetBucket: "$logs", targetPrefix: "data/" },
  },
  encryption: {
    type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    inputs: { bucket: "$logs", rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
  },
};
const lock = (bucket: string, rule?: object): Program => ({
  ...logged,
  lock: {
    type: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    inputs: { bucket, ...(rule === undefined ? {} : { rule }) },
  },
});
const week = { defaultRetention: { mode: "GOVERNANCE", days: 7 } };

const versions = (bucket: string) => ({
  type: "aws:s3/bucketVersioning:BucketVersioning",
  inputs: { bucket, versioningConfiguration: { status: "Enabled" } },
});
const replicated: Program = {
  data: { type: "aws:s3/bucket:Bucket", inputs: { bucket: "data" } },
  copy: { type: "aws:s3/bucket:Bucket", inputs: { bucket: "copy" } },
  dataVersions: versions("$data"),
  copyVersions: versions("$copy"),
  replication: {
    type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    inputs: { bucket: "$data", rules: [{ status: "Enabled", destination: { bucket: "$copy" } }] },
  },
};

const aged: Program = {
  lifecycle: {
    type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    inputs: {
      bucket: "logs",
      rules: [
        {
          status: "Enabled",
          transitions: [
            { days: 30, storageClass: "STANDARD_IA" },
            { days: 60, storageClass: "GLACIER" },
          ],
          expiration: { days: 365 },
        },
      ],
    },
  },
};
const early = withProperty(aged, "lifecycle", "rules[0].transitions[0].days", 29);

export const bucketRelations: Readonly<Record<string, Relation>> = {
  "bucket-takes-access-logs": {
    sound: [logged, without(logged, "encryption"), lock("$data", week), lock("$logs")],
    outside: {
      bucket: { resource: "logging", program: withProperty(logged, "logging", "targetBucket", "of-another-program") },
    },
    broken: {
      itself: { resource: "logging", program: withProperty(logged, "logging", "targetBucket", "$data") },
      KMS: {
        resource: "logging",
        program: withProperty(
          logged,
          "encryption",
          "rules[0].applyServerSideEncryptionByDefault.sseAlgorithm",
          "aws:kms",
        ),
      },
      "a default retention": { resource: "logging", program: lock("$logs", week) },
    },
  },
  "bucket-replication-versioned": {
    sound: [replicated, withProperty(without(replicated, "dataVersions"), "data", "versioning", { enabled: true })],
    outside: {
      bucket: {
        resource: "replication",
        program: withProperty(
          without(replicated, "copyVersions"),
          "replication",
          "rules[0].destination.bucket",
          "arn:aws:s3:::x",
        ),
      },
    },
    broken: {
      "a source without versions": { resource: "replication", program: without(replicated, "dataVersions") },
      "a copy without versions": { resource: "replication", program: without(replicated, "copyVersions") },
      "versions suspended": {
        resource: "replication",
        program: withProperty(replicated, "dataVersions", "versioningConfiguration.status", "Suspended"),
      },
    },
  },
  "bucket-lifecycle-ordered": {
    sound: [
      aged,
      withProperty(early, "lifecycle", "rules[0].transitions[0].storageClass", "INTELLIGENT_TIERING"),
      withProperty(early, "lifecycle", "rules[0].status", "Disabled"),
      withProperty(aged, "lifecycle", "rules[0].expiration", undefined),
    ],
    broken: {
      "too early": { resource: "lifecycle", program: early },
      "expired before it moves": {
        resource: "lifecycle",
        program: withProperty(aged, "lifecycle", "rules[0].expiration.days", 60),
      },
    },
  },
};
