import type { Rule } from "../rule";
import { backupKeptWithinLock } from "../rules/aws/backup/backup-kept-within-lock";
import { backupPlanHasSelection } from "../rules/aws/backup/backup-plan-has-selection";
import { backupSelectsResources } from "../rules/aws/backup/backup-selects-resources";
import { backupTimesPossible } from "../rules/aws/backup/backup-times-possible";
import { backupVaultOwnKey } from "../rules/aws/backup/backup-vault-own-key";
import { alarmActs } from "../rules/aws/cloudwatch/alarm-acts";
import { alarmDecidesOnSilence } from "../rules/aws/cloudwatch/alarm-decides-on-silence";
import { alarmReachesSomebody } from "../rules/aws/cloudwatch/alarm-reaches-somebody";
import { alarmSeesItsMetric } from "../rules/aws/cloudwatch/alarm-sees-its-metric";
import { alarmStatisticFits } from "../rules/aws/cloudwatch/alarm-statistic-fits";
import { alarmWindowAccepted } from "../rules/aws/cloudwatch/alarm-window-accepted";
import { eksControlPlaneLogged } from "../rules/aws/eks/eks-control-plane-logged";
import { eksEndpointNarrow } from "../rules/aws/eks/eks-endpoint-narrow";
import { eksEndpointPrivate } from "../rules/aws/eks/eks-endpoint-private";
import { eksNodesNoSsh } from "../rules/aws/eks/eks-nodes-no-ssh";
import { eksSecretsEncrypted } from "../rules/aws/eks/eks-secrets-encrypted";
import { iamNoEverySecret } from "../rules/aws/iam/iam-no-every-secret";
import { iamNoVendorPolicies } from "../rules/aws/iam/iam-no-vendor-policies";
import { iamNoWildcardAdmin } from "../rules/aws/iam/iam-no-wildcard-admin";
import { iamNoWildcardTrust } from "../rules/aws/iam/iam-no-wildcard-trust";
import { iamNoWildcards } from "../rules/aws/iam/iam-no-wildcards";
import { oidcTrustNarrow } from "../rules/aws/iam/oidc-trust-narrow";
import { roleTrustsItsService } from "../rules/aws/iam/role-trusts-its-service";
import { keyKeepsAdministrator } from "../rules/aws/kms/key-keeps-administrator";
import { kmsKeyRotation } from "../rules/aws/kms/kms-key-rotation";
import { logGroupEncrypted } from "../rules/aws/logs/log-group-encrypted";
import { logGroupKeyAdmitsLogs } from "../rules/aws/logs/log-group-key-admits-logs";
import { logGroupRetention } from "../rules/aws/logs/log-group-retention";
import { logGroupRetentionYear } from "../rules/aws/logs/log-group-retention-year";
import { dataProtected } from "../rules/aws/operations/data-protected";
import { ignoredChangesHarmless } from "../rules/aws/operations/ignored-changes-harmless";
import { bucketAccessLogged } from "../rules/aws/s3/bucket-access-logged";
import { bucketAclsOff } from "../rules/aws/s3/bucket-acls-off";
import { bucketEncrypted } from "../rules/aws/s3/bucket-encrypted";
import { bucketLifecycle } from "../rules/aws/s3/bucket-lifecycle";
import { bucketLifecycleOrdered } from "../rules/aws/s3/bucket-lifecycle-ordered";
import { bucketLocked } from "../rules/aws/s3/bucket-locked";
import { bucketOwnKey } from "../rules/aws/s3/bucket-own-key";
import { bucketPolicyNoLockout } from "../rules/aws/s3/bucket-policy-no-lockout";
import { bucketPolicyNotPublic } from "../rules/aws/s3/bucket-policy-not-public";
import { bucketPublicAccessBlocked } from "../rules/aws/s3/bucket-public-access-blocked";
import { bucketReplicated } from "../rules/aws/s3/bucket-replicated";
import { bucketReplicationVersioned } from "../rules/aws/s3/bucket-replication-versioned";
import { bucketTakesAccessLogs } from "../rules/aws/s3/bucket-takes-access-logs";
import { bucketTlsOnly } from "../rules/aws/s3/bucket-tls-only";
import { bucketVersioned } from "../rules/aws/s3/bucket-versioned";
import { topicEncrypted } from "../rules/aws/sns/topic-encrypted";
import { topicKeyAdmitsPublisher } from "../rules/aws/sns/topic-key-admits-publisher";
import { topicNotPublic } from "../rules/aws/sns/topic-not-public";
import { topicOneAccount } from "../rules/aws/sns/topic-one-account";
import { topicPolicyAdmitsPublisher } from "../rules/aws/sns/topic-policy-admits-publisher";
import { topicTlsOnly } from "../rules/aws/sns/topic-tls-only";
import { documentPrivate } from "../rules/aws/ssm/document-private";
import { parameterEncrypted } from "../rules/aws/ssm/parameter-encrypted";
import { sessionLogged } from "../rules/aws/ssm/session-logged";

/** Buckets, alarms, logs, backups, access, EKS. */
export const operationsRules: readonly Rule[] = [
  // Buckets
  bucketAccessLogged,
  bucketAclsOff,
  bucketEncrypted,
  bucketLifecycle,
  bucketLifecycleOrdered,
  bucketLocked,
  bucketOwnKey,
  bucketPolicyNoLockout,
  bucketPolicyNotPublic,
  bucketPublicAccessBlocked,
  bucketReplicated,
  bucketReplicationVersioned,
  bucketTakesAccessLogs,
  bucketTlsOnly,
  bucketVersioned,
  // Alarms, logs and backups
  alarmActs,
  alarmReachesSomebody,
  alarmDecidesOnSilence,
  alarmSeesItsMetric,
  alarmStatisticFits,
  alarmWindowAccepted,
  topicKeyAdmitsPublisher,
  topicPolicyAdmitsPublisher,
  topicEncrypted,
  topicNotPublic,
  topicOneAccount,
  topicTlsOnly,
  logGroupEncrypted,
  logGroupKeyAdmitsLogs,
  logGroupRetention,
  logGroupRetentionYear,
  backupTimesPossible,
  backupKeptWithinLock,
  backupPlanHasSelection,
  backupSelectsResources,
  backupVaultOwnKey,
  // Access
  documentPrivate,
  parameterEncrypted,
  sessionLogged,
  kmsKeyRotation,
  keyKeepsAdministrator,
  iamNoEverySecret,
  iamNoVendorPolicies,
  iamNoWildcardAdmin,
  iamNoWildcardTrust,
  iamNoWildcards,
  oidcTrustNarrow,
  roleTrustsItsService,
  dataProtected,
  ignoredChangesHarmless,
  // EKS
  eksControlPlaneLogged,
  eksEndpointNarrow,
  eksEndpointPrivate,
  eksNodesNoSsh,
  eksSecretsEncrypted,
];
