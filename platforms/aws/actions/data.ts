import { types } from "../catalog/types";
import { type Needs, needsOf } from "./needs";

const s3 = needsOf("s3");
const backup = needsOf("backup");
const cloudwatch = needsOf("cloudwatch");
const sns = needsOf("sns");
const events = needsOf("events");

/** A part of a bucket's settings that is put, read and taken away by itself. */
const bucketPart = (put: string, get: string, take: string) =>
  s3({ create: put, read: get, update: put, delete: take });

const alarm = (put: string) =>
  cloudwatch({
    create: `${put} TagResource`,
    read: "DescribeAlarms ListTagsForResource",
    update: `${put} TagResource UntagResource`,
    delete: "DeleteAlarms",
  });

/** What buckets, keys, backups, logs, alarms and messages need. */
export const dataNeeds: Readonly<Record<string, Needs>> = {
  [types.bucket]: s3({
    create: "CreateBucket TagResource PutBucketTagging",
    // The provider reads every part of a bucket, whichever resource it belongs to.
    read: "ListBucket GetBucketLocation GetBucketTagging ListTagsForResource GetBucketPolicy GetBucketAcl GetBucketCORS GetBucketWebsite GetBucketVersioning GetAccelerateConfiguration GetBucketRequestPayment GetBucketLogging GetLifecycleConfiguration GetReplicationConfiguration GetEncryptionConfiguration GetBucketObjectLockConfiguration",
    update: "TagResource UntagResource PutBucketTagging",
    delete: "DeleteBucket",
  }),
  [types.bucketPolicy]: bucketPart("PutBucketPolicy", "GetBucketPolicy", "DeleteBucketPolicy"),
  [types.bucketOwnership]: bucketPart(
    "PutBucketOwnershipControls",
    "GetBucketOwnershipControls",
    "PutBucketOwnershipControls",
  ),
  [types.publicAccessBlock]: bucketPart(
    "PutBucketPublicAccessBlock",
    "GetBucketPublicAccessBlock",
    "PutBucketPublicAccessBlock",
  ),
  [types.bucketEncryption]: bucketPart(
    "PutEncryptionConfiguration",
    "GetEncryptionConfiguration",
    "PutEncryptionConfiguration",
  ),
  [types.bucketLifecycle]: bucketPart(
    "PutLifecycleConfiguration",
    "GetLifecycleConfiguration",
    "PutLifecycleConfiguration",
  ),
  [types.bucketVersioning]: bucketPart("PutBucketVersioning", "GetBucketVersioning", "PutBucketVersioning"),
  [types.bucketMetric]: bucketPart("PutMetricsConfiguration", "GetMetricsConfiguration", "PutMetricsConfiguration"),
  [types.bucketObject]: s3({
    create: "PutObject PutObjectTagging",
    read: "GetObject GetObjectTagging ListBucket",
    update: "PutObject PutObjectTagging",
    delete: "DeleteObject DeleteObjectVersion ListBucketVersions",
  }),
  [types.key]: needsOf("kms")({
    create: "CreateKey TagResource EnableKeyRotation PutKeyPolicy",
    read: "DescribeKey GetKeyPolicy GetKeyRotationStatus ListResourceTags",
    update:
      "UpdateKeyDescription PutKeyPolicy EnableKey DisableKey EnableKeyRotation DisableKeyRotation TagResource UntagResource",
    delete: "ScheduleKeyDeletion",
  }),
  [types.backupVault]: backup({
    create:
      "CreateBackupVault TagResource backup-storage:MountCapsule kms:CreateGrant kms:Decrypt kms:DescribeKey kms:GenerateDataKey kms:RetireGrant",
    read: "DescribeBackupVault ListTags",
    update: "TagResource UntagResource",
    delete: "DeleteBackupVault",
  }),
  [types.vaultLock]: backup({
    create: "PutBackupVaultLockConfiguration",
    read: "DescribeBackupVault",
    update: "PutBackupVaultLockConfiguration",
    delete: "DeleteBackupVaultLockConfiguration",
  }),
  [types.backupPlan]: backup({
    create: "CreateBackupPlan TagResource",
    read: "GetBackupPlan ListTags",
    update: "UpdateBackupPlan TagResource UntagResource",
    delete: "DeleteBackupPlan",
  }),
  [types.backupSelection]: backup({
    create: "CreateBackupSelection iam:PassRole iam:GetRole iam:CreateServiceLinkedRole",
    read: "GetBackupSelection",
    update: "",
    delete: "DeleteBackupSelection",
  }),
  [types.restoreTestingPlan]: backup({
    create: "CreateRestoreTestingPlan TagResource iam:CreateServiceLinkedRole",
    read: "GetRestoreTestingPlan ListTags",
    update: "UpdateRestoreTestingPlan TagResource UntagResource",
    delete: "DeleteRestoreTestingPlan",
  }),
  [types.restoreTestingSelection]: backup({
    create: "CreateRestoreTestingSelection iam:PassRole",
    read: "GetRestoreTestingSelection",
    update: "UpdateRestoreTestingSelection iam:PassRole",
    delete: "DeleteRestoreTestingSelection",
  }),
  [types.logGroup]: needsOf("logs")({
    create: "CreateLogGroup TagResource PutRetentionPolicy AssociateKmsKey",
    read: "DescribeLogGroups ListTagsForResource",
    update: "PutRetentionPolicy DeleteRetentionPolicy AssociateKmsKey DisassociateKmsKey TagResource UntagResource",
    delete: "DeleteLogGroup",
  }),
  [types.alarm]: alarm("PutMetricAlarm"),
  [types.compositeAlarm]: alarm("PutCompositeAlarm"),
  [types.dashboard]: cloudwatch({
    create: "PutDashboard",
    read: "GetDashboard",
    update: "PutDashboard",
    delete: "DeleteDashboards",
  }),
  [types.eventRule]: events({
    create: "PutRule TagResource",
    read: "DescribeRule ListTagsForResource",
    update: "PutRule EnableRule DisableRule TagResource UntagResource",
    delete: "DeleteRule",
  }),
  [types.eventTarget]: events({
    create: "PutTargets",
    read: "ListTargetsByRule",
    update: "PutTargets",
    delete: "RemoveTargets",
  }),
  [types.topic]: sns({
    create: "CreateTopic TagResource SetTopicAttributes",
    read: "GetTopicAttributes ListTagsForResource",
    update: "SetTopicAttributes TagResource UntagResource",
    delete: "DeleteTopic",
  }),
  [types.topicPolicy]: sns({
    create: "SetTopicAttributes",
    read: "GetTopicAttributes",
    update: "SetTopicAttributes",
    delete: "SetTopicAttributes",
  }),
  [types.topicSubscription]: sns({
    create: "Subscribe",
    read: "GetSubscriptionAttributes",
    update: "SetSubscriptionAttributes",
    delete: "Unsubscribe",
  }),
  [types.slackChannel]: needsOf("chatbot")({
    create: "CreateSlackChannelConfiguration TagResource iam:PassRole iam:CreateServiceLinkedRole",
    read: "DescribeSlackChannelConfigurations ListTagsForResource",
    update: "UpdateSlackChannelConfiguration TagResource UntagResource iam:PassRole",
    delete: "DeleteSlackChannelConfiguration",
  }),
};
