import type { Rule } from "../rule";
import { alarmActs } from "../rules/alarm-acts";
import { alarmDecidesOnSilence } from "../rules/alarm-decides-on-silence";
import { alarmReachesSomebody } from "../rules/alarm-reaches-somebody";
import { alarmSeesItsMetric } from "../rules/alarm-sees-its-metric";
import { alarmStatisticFits } from "../rules/alarm-statistic-fits";
import { alarmWindowAccepted } from "../rules/alarm-window-accepted";
import { backupKeptWithinLock } from "../rules/backup-kept-within-lock";
import { backupPlanHasSelection } from "../rules/backup-plan-has-selection";
import { backupSelectsResources } from "../rules/backup-selects-resources";
import { backupTimesPossible } from "../rules/backup-times-possible";
import { backupVaultOwnKey } from "../rules/backup-vault-own-key";
import { bucketAccessLogged } from "../rules/bucket-access-logged";
import { bucketAclsOff } from "../rules/bucket-acls-off";
import { bucketEncrypted } from "../rules/bucket-encrypted";
import { bucketLifecycle } from "../rules/bucket-lifecycle";
import { bucketLifecycleOrdered } from "../rules/bucket-lifecycle-ordered";
import { bucketLocked } from "../rules/bucket-locked";
import { bucketOwnKey } from "../rules/bucket-own-key";
import { bucketPolicyNoLockout } from "../rules/bucket-policy-no-lockout";
import { bucketPolicyNotPublic } from "../rules/bucket-policy-not-public";
import { bucketPublicAccessBlocked } from "../rules/bucket-public-access-blocked";
import { bucketReplicated } from "../rules/bucket-replicated";
import { bucketReplicationVersioned } from "../rules/bucket-replication-versioned";
import { bucketTakesAccessLogs } from "../rules/bucket-takes-access-logs";
import { bucketTlsOnly } from "../rules/bucket-tls-only";
import { bucketVersioned } from "../rules/bucket-versioned";
import { dataProtected } from "../rules/data-protected";
import { documentPrivate } from "../rules/document-private";
import { eksControlPlaneLogged } from "../rules/eks-control-plane-logged";
import { eksEndpointNarrow } from "../rules/eks-endpoint-narrow";
import { eksEndpointPrivate } from "../rules/eks-endpoint-private";
import { eksNodesNoSsh } from "../rules/eks-nodes-no-ssh";
import { eksSecretsEncrypted } from "../rules/eks-secrets-encrypted";
import { iamNoEverySecret } from "../rules/iam-no-every-secret";
import { iamNoVendorPolicies } from "../rules/iam-no-vendor-policies";
import { iamNoWildcardAdmin } from "../rules/iam-no-wildcard-admin";
import { iamNoWildcardTrust } from "../rules/iam-no-wildcard-trust";
import { iamNoWildcards } from "../rules/iam-no-wildcards";
import { ignoredChangesHarmless } from "../rules/ignored-changes-harmless";
import { keyKeepsAdministrator } from "../rules/key-keeps-administrator";
import { kmsKeyRotation } from "../rules/kms-key-rotation";
import { logGroupEncrypted } from "../rules/log-group-encrypted";
import { logGroupKeyAdmitsLogs } from "../rules/log-group-key-admits-logs";
import { logGroupRetention } from "../rules/log-group-retention";
import { logGroupRetentionYear } from "../rules/log-group-retention-year";
import { oidcTrustNarrow } from "../rules/oidc-trust-narrow";
import { parameterEncrypted } from "../rules/parameter-encrypted";
import { roleTrustsItsService } from "../rules/role-trusts-its-service";
import { sessionLogged } from "../rules/session-logged";
import { topicEncrypted } from "../rules/topic-encrypted";
import { topicKeyAdmitsPublisher } from "../rules/topic-key-admits-publisher";
import { topicNotPublic } from "../rules/topic-not-public";
import { topicOneAccount } from "../rules/topic-one-account";
import { topicPolicyAdmitsPublisher } from "../rules/topic-policy-admits-publisher";
import { topicTlsOnly } from "../rules/topic-tls-only";

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
