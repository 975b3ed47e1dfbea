import type { ControlRows } from "./index";

export const servicesControls: ControlRows = {
  "buckets block public access": {
    securityHub: ["S3.1", "S3.8"],
    checkov: ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56", "CKV2_AWS_6"],
    cdkNag: ["AwsSolutions-S2", "NIST.800.53.R5-S3BucketLevelPublicAccessProhibited"],
    trivy: ["AWS-0086", "AWS-0087", "AWS-0091", "AWS-0093", "AWS-0094"],
  },
  "no public read, write or principal": {
    securityHub: ["S3.2", "S3.3", "S3.6"],
    checkov: ["CKV_AWS_20", "CKV_AWS_57", "CKV_AWS_70", "CKV_AWS_93", "CKV_AWS_375", "CKV2_AWS_43"],
    cdkNag: [
      "AwsSolutions-S5",
      "NIST.800.53.R5-S3BucketPublicReadProhibited",
      "NIST.800.53.R5-S3BucketPublicWriteProhibited",
    ],
    trivy: ["AWS-0092"],
  },
  "buckets over TLS only": {
    securityHub: ["S3.5"],
    checkov: ["CKV_AWS_379"],
    cdkNag: ["AwsSolutions-S10", "NIST.800.53.R5-S3BucketSSLRequestsOnly"],
  },
  "server access logs": {
    securityHub: ["S3.9"],
    checkov: ["CKV_AWS_18"],
    cdkNag: ["AwsSolutions-S1", "NIST.800.53.R5-S3BucketLoggingEnabled"],
    trivy: ["AWS-0089"],
  },
  "ACLs off, lifecycle, unfinished uploads": {
    securityHub: ["S3.10", "S3.12", "S3.13"],
    checkov: ["CKV_AWS_300", "CKV2_AWS_61", "CKV2_AWS_65"],
  },
  "versions, encryption, keys of KMS": {
    checkov: ["CKV_AWS_19", "CKV_AWS_21", "CKV_AWS_145"],
    cdkNag: ["NIST.800.53.R5-S3BucketVersioningEnabled", "NIST.800.53.R5-S3DefaultEncryptionKMS"],
    trivy: ["AWS-0090", "AWS-0132"],
  },
  "lock, replication, events": {
    securityHub: ["S3.11"],
    checkov: ["CKV_AWS_143", "CKV_AWS_144", "CKV2_AWS_62"],
    cdkNag: ["NIST.800.53.R4-S3BucketDefaultLockEnabled", "NIST.800.53.R5-S3BucketReplicationEnabled"],
    trivy: ["AWS-0170"],
  },
  "retention of logs": {
    securityHub: ["CloudWatch.16"],
    checkov: ["CKV_AWS_66", "CKV_AWS_338"],
    cdkNag: ["NIST.800.53.R5-CloudWatchLogGroupRetentionPeriod"],
  },
  "keys of log groups, actions of alarms": {
    securityHub: ["CloudWatch.15", "CloudWatch.17"],
    checkov: ["CKV_AWS_158", "CKV_AWS_319"],
    cdkNag: ["NIST.800.53.R5-CloudWatchLogGroupEncrypted", "NIST.800.53.R5-CloudWatchAlarmAction"],
    trivy: ["AWS-0017"],
  },
  backups: {
    securityHub: ["Backup.1"],
    checkov: ["CKV_AWS_166", "CKV2_AWS_9"],
    cdkNag: ["NIST.800.53.R5-EC2EBSInBackupPlan"],
  },
  "machines that Systems Manager manages": { securityHub: ["SSM.1", "SSM.2", "SSM.3"] },
  "documents, sessions and parameters": {
    securityHub: ["SSM.4", "SSM.6", "SSM.7"],
    checkov: ["CKV_AWS_112", "CKV_AWS_113", "CKV_AWS_303", "CKV_AWS_337", "CKV2_AWS_34"],
  },
  "the API of an EKS cluster": {
    securityHub: ["EKS.1"],
    checkov: ["CKV_AWS_38", "CKV_AWS_39"],
    cdkNag: ["AwsSolutions-EKS1"],
    trivy: ["AWS-0040", "AWS-0041"],
  },
  "versions and SSH of EKS clusters": { securityHub: ["EKS.2"], checkov: ["CKV_AWS_100", "CKV_AWS_339"] },
  "secrets and logs of EKS clusters": {
    securityHub: ["EKS.3", "EKS.8"],
    checkov: ["CKV_AWS_37", "CKV_AWS_58"],
    cdkNag: ["AwsSolutions-EKS2"],
    trivy: ["AWS-0038", "AWS-0039"],
  },
  "topics, keys and rights": {
    securityHub: ["SNS.4"],
    checkov: ["CKV_AWS_26", "CKV_AWS_169", "CKV_AWS_385"],
    cdkNag: ["AwsSolutions-SNS3", "AwsSolutions-KMS5", "AwsSolutions-IAM4", "AwsSolutions-IAM5"],
    trivy: ["AWS-0095", "AWS-0136"],
  },
};
