import type { Rule } from "../rule";
import { accountVolumesClosed } from "./account-volumes-closed";
import { aclAttached } from "./acl-attached";
import { aclNoAdminPortsFromWorld } from "./acl-no-admin-ports-from-world";
import { addressAttached } from "./address-attached";
import { alarmActs } from "./alarm-acts";
import { alarmDecidesOnSilence } from "./alarm-decides-on-silence";
import { alarmReachesSomebody } from "./alarm-reaches-somebody";
import { alarmSeesItsMetric } from "./alarm-sees-its-metric";
import { alarmStatisticFits } from "./alarm-statistic-fits";
import { alarmWindowAccepted } from "./alarm-window-accepted";
import { attachmentsAcceptedByHand } from "./attachments-accepted-by-hand";
import { backupKeptWithinLock } from "./backup-kept-within-lock";
import { backupPlanHasSelection } from "./backup-plan-has-selection";
import { backupSelectsResources } from "./backup-selects-resources";
import { backupTimesPossible } from "./backup-times-possible";
import { backupVaultOwnKey } from "./backup-vault-own-key";
import { balancerAccessLogs } from "./balancer-access-logs";
import { balancerDeletionProtection } from "./balancer-deletion-protection";
import { balancerDesyncMode } from "./balancer-desync-mode";
import { balancerDropsInvalidHeaders } from "./balancer-drops-invalid-headers";
import { balancerHasSecurityGroup } from "./balancer-has-security-group";
import { balancerHasWebAcl } from "./balancer-has-web-acl";
import { balancerInternetFacing } from "./balancer-internet-facing";
import { balancerKeepsClientPort } from "./balancer-keeps-client-port";
import { balancerLogBucketAdmits } from "./balancer-log-bucket-admits";
import { balancerLogPrefixFree } from "./balancer-log-prefix-free";
import { balancerReachesHealthPort } from "./balancer-reaches-health-port";
import { balancerSeveralZones } from "./balancer-several-zones";
import { balancerTargetListens } from "./balancer-target-listens";
import { balancerZonalShift } from "./balancer-zonal-shift";
import { bucketAccessLogged } from "./bucket-access-logged";
import { bucketAclsOff } from "./bucket-acls-off";
import { bucketEncrypted } from "./bucket-encrypted";
import { bucketLifecycle } from "./bucket-lifecycle";
import { bucketLifecycleOrdered } from "./bucket-lifecycle-ordered";
import { bucketLocked } from "./bucket-locked";
import { bucketOwnKey } from "./bucket-own-key";
import { bucketPolicyNoLockout } from "./bucket-policy-no-lockout";
import { bucketPolicyNotPublic } from "./bucket-policy-not-public";
import { bucketPublicAccessBlocked } from "./bucket-public-access-blocked";
import { bucketReplicated } from "./bucket-replicated";
import { bucketReplicationVersioned } from "./bucket-replication-versioned";
import { bucketTakesAccessLogs } from "./bucket-takes-access-logs";
import { bucketTlsOnly } from "./bucket-tls-only";
import { bucketVersioned } from "./bucket-versioned";
import { capacityAfterZoneLoss } from "./capacity-after-zone-loss";
import { certificateCoversName } from "./certificate-covers-name";
import { certificateIssuedBeforeUse } from "./certificate-issued-before-use";
import { certificateKeyStrength } from "./certificate-key-strength";
import { certificateMayBeIssued } from "./certificate-may-be-issued";
import { certificateNoWildcard } from "./certificate-no-wildcard";
import { certificateRenews } from "./certificate-renews";
import { certificateTransparent } from "./certificate-transparent";
import { dataProtected } from "./data-protected";
import { defaultSecurityGroupClosed } from "./default-security-group-closed";
import { defaultVpcUnused } from "./default-vpc-unused";
import { documentPrivate } from "./document-private";
import { domainTransferLocked } from "./domain-transfer-locked";
import { eksControlPlaneLogged } from "./eks-control-plane-logged";
import { eksEndpointNarrow } from "./eks-endpoint-narrow";
import { eksEndpointPrivate } from "./eks-endpoint-private";
import { eksNodesNoSsh } from "./eks-nodes-no-ssh";
import { eksSecretsEncrypted } from "./eks-secrets-encrypted";
import { endpointHasRoutes } from "./endpoint-has-routes";
import { endpointNamesResolve } from "./endpoint-names-resolve";
import { failoverWithinObjective } from "./failover-within-objective";
import { firewallAttached } from "./firewall-attached";
import { firewallDescriptions } from "./firewall-descriptions";
import { firewallNoAdminPortsFromWorld } from "./firewall-no-admin-ports-from-world";
import { firewallNoUnrestrictedEgress } from "./firewall-no-unrestricted-egress";
import { firewallOneRuleStyle } from "./firewall-one-rule-style";
import { firewallOnlyListenerPortsFromWorld } from "./firewall-only-listener-ports-from-world";
import { groupAffinityCoversNodeAffinity } from "./group-affinity-covers-node-affinity";
import { groupCoversBalancerZones } from "./group-covers-balancer-zones";
import { groupElbHealthCheck } from "./group-elb-health-check";
import { groupFollowsTemplate } from "./group-follows-template";
import { groupGraceCoversBoot } from "./group-grace-covers-boot";
import { groupMixedTemplateOnDemand } from "./group-mixed-template-on-demand";
import { groupProcessesRun } from "./group-processes-run";
import { groupRefreshKeepsSpare } from "./group-refresh-keeps-spare";
import { groupRefreshStarts } from "./group-refresh-starts";
import { groupScalingNotified } from "./group-scaling-notified";
import { groupSeveralInstanceTypes } from "./group-several-instance-types";
import { groupSeveralZones } from "./group-several-zones";
import { groupSparesANode } from "./group-spares-a-node";
import { groupTagged } from "./group-tagged";
import { groupUsesLaunchTemplate } from "./group-uses-launch-template";
import { healthCheckReachesEndpoint } from "./health-check-reaches-endpoint";
import { hookHoldsBackFailedNodes } from "./hook-holds-back-failed-nodes";
import { iamNoVendorPolicies } from "./iam-no-vendor-policies";
import { iamNoWildcardAdmin } from "./iam-no-wildcard-admin";
import { iamNoWildcardTrust } from "./iam-no-wildcard-trust";
import { iamNoWildcards } from "./iam-no-wildcards";
import { iamPolicyWithinSize } from "./iam-policy-within-size";
import { ignoredChangesHarmless } from "./ignored-changes-harmless";
import { imageNotPublic } from "./image-not-public";
import { instanceTerminationProtected } from "./instance-termination-protected";
import { keyKeepsAdministrator } from "./key-keeps-administrator";
import { kmsKeyRotation } from "./kms-key-rotation";
import { lambdaTargetPermitted } from "./lambda-target-permitted";
import { listenerCertificateFromAcm } from "./listener-certificate-from-acm";
import { listenerEncrypted } from "./listener-encrypted";
import { listenerPassesThrough } from "./listener-passes-through";
import { listenerTlsPolicy } from "./listener-tls-policy";
import { logGroupEncrypted } from "./log-group-encrypted";
import { logGroupKeyAdmitsLogs } from "./log-group-key-admits-logs";
import { logGroupRetention } from "./log-group-retention";
import { logGroupRetentionYear } from "./log-group-retention-year";
import { natGatewayPerZone } from "./nat-gateway-per-zone";
import { natGatewayReachesInternet } from "./nat-gateway-reaches-internet";
import { networkBalancerLogsNeedTls } from "./network-balancer-logs-need-tls";
import { noInternetPathToNodes } from "./no-internet-path-to-nodes";
import { nodeFirewallOnlyFromBalancer } from "./node-firewall-only-from-balancer";
import { nodeKeepAliveOutlastsBalancer } from "./node-keep-alive-outlasts-balancer";
import { oidcTrustNarrow } from "./oidc-trust-narrow";
import { parameterEncrypted } from "./parameter-encrypted";
import { recordAliasFollowsHealth } from "./record-alias-follows-health";
import { recordFailoverHasCheck } from "./record-failover-has-check";
import { recordFailoverHasPartner } from "./record-failover-has-partner";
import { recordNoCnameAtApex } from "./record-no-cname-at-apex";
import { recordTargetExists } from "./record-target-exists";
import { recordTtlFollowsFailover } from "./record-ttl-follows-failover";
import { recordWeightsDecide } from "./record-weights-decide";
import { recordsAgreeOnRouting } from "./records-agree-on-routing";
import { replacementCreatesFirst } from "./replacement-creates-first";
import { roleTrustsItsService } from "./role-trusts-its-service";
import { routeNotToInternet } from "./route-not-to-internet";
import { routeOutByGateway } from "./route-out-by-gateway";
import { routePeeringNarrow } from "./route-peering-narrow";
import { scalingAlarmDirection } from "./scaling-alarm-direction";
import { scalingPolicyTriggered } from "./scaling-policy-triggered";
import { scheduleKeepsSpare } from "./schedule-keeps-spare";
import { schedulesAtOwnTimes } from "./schedules-at-own-times";
import { sessionLogged } from "./session-logged";
import { sourceChecked } from "./source-checked";
import { spotDrainWithinNotice } from "./spot-drain-within-notice";
import { subnetAddressHeadroom } from "./subnet-address-headroom";
import { subnetNoPublicIp } from "./subnet-no-public-ip";
import { targetGroupAffinityCrossesZones } from "./target-group-affinity-crosses-zones";
import { targetGroupAnomalyMitigation } from "./target-group-anomaly-mitigation";
import { targetGroupDrains } from "./target-group-drains";
import { targetGroupEncrypted } from "./target-group-encrypted";
import { targetGroupHealthCheck } from "./target-group-health-check";
import { templateDetailedMonitoring } from "./template-detailed-monitoring";
import { templateEbsOptimized } from "./template-ebs-optimized";
import { templateImdsv2 } from "./template-imdsv2";
import { templateInstanceProfile } from "./template-instance-profile";
import { templateMetadataHopLimit } from "./template-metadata-hop-limit";
import { templateNoPublicIp } from "./template-no-public-ip";
import { templateNoSecretsInUserData } from "./template-no-secrets-in-user-data";
import { templateOneInterface } from "./template-one-interface";
import { templateVolumesEncrypted } from "./template-volumes-encrypted";
import { terminationPoliciesOrdered } from "./termination-policies-ordered";
import { topicEncrypted } from "./topic-encrypted";
import { topicKeyAdmitsPublisher } from "./topic-key-admits-publisher";
import { topicNotPublic } from "./topic-not-public";
import { topicOneAccount } from "./topic-one-account";
import { topicPolicyAdmitsPublisher } from "./topic-policy-admits-publisher";
import { topicTlsOnly } from "./topic-tls-only";
import { volumeBackedUp } from "./volume-backed-up";
import { volumeEncrypted } from "./volume-encrypted";
import { volumeKeyAdmitsAutoscaling } from "./volume-key-admits-autoscaling";
import { volumeOwnKey } from "./volume-own-key";
import { vpcFlowLogs } from "./vpc-flow-logs";
import { webAclActs } from "./web-acl-acts";
import { webAclHasRules } from "./web-acl-has-rules";
import { webAclLogName } from "./web-acl-log-name";
import { webAclLogs } from "./web-acl-logs";
import { webAclMetrics } from "./web-acl-metrics";
import { webAclStopsLog4j } from "./web-acl-stops-log4j";
import { weightsKeepAffinity } from "./weights-keep-affinity";
import { weightsPositive } from "./weights-positive";
import { weightsReachNodes } from "./weights-reach-nodes";
import { zoneDelegated } from "./zone-delegated";
import { zoneNamesResolve } from "./zone-names-resolve";
import { zoneQueryLog } from "./zone-query-log";
import { zoneSigned } from "./zone-signed";

/** Every rule of the pack, in a reader's order. */
export const rules: readonly Rule[] = [
  // Listeners
  failoverWithinObjective,
  capacityAfterZoneLoss,
  groupSparesANode,
  subnetAddressHeadroom,
  noInternetPathToNodes,
  balancerReachesHealthPort,
  groupAffinityCoversNodeAffinity,
  nodeKeepAliveOutlastsBalancer,
  listenerCertificateFromAcm,
  listenerEncrypted,
  listenerPassesThrough,
  certificateIssuedBeforeUse,
  listenerTlsPolicy,
  weightsKeepAffinity,
  weightsPositive,
  weightsReachNodes,
  // Balancers and target groups
  balancerAccessLogs,
  balancerDeletionProtection,
  balancerDesyncMode,
  balancerDropsInvalidHeaders,
  balancerHasSecurityGroup,
  balancerInternetFacing,
  balancerLogBucketAdmits,
  balancerSeveralZones,
  balancerZonalShift,
  balancerKeepsClientPort,
  balancerLogPrefixFree,
  balancerTargetListens,
  lambdaTargetPermitted,
  networkBalancerLogsNeedTls,
  replacementCreatesFirst,
  targetGroupAnomalyMitigation,
  targetGroupAffinityCrossesZones,
  targetGroupDrains,
  targetGroupEncrypted,
  targetGroupHealthCheck,
  // Web application firewalls
  balancerHasWebAcl,
  webAclActs,
  webAclHasRules,
  webAclLogName,
  webAclLogs,
  webAclMetrics,
  webAclStopsLog4j,
  // Scaling groups
  groupCoversBalancerZones,
  groupElbHealthCheck,
  groupGraceCoversBoot,
  groupRefreshKeepsSpare,
  groupScalingNotified,
  groupSeveralInstanceTypes,
  groupSeveralZones,
  groupTagged,
  groupUsesLaunchTemplate,
  groupFollowsTemplate,
  groupMixedTemplateOnDemand,
  groupProcessesRun,
  groupRefreshStarts,
  hookHoldsBackFailedNodes,
  scalingAlarmDirection,
  scalingPolicyTriggered,
  scheduleKeepsSpare,
  schedulesAtOwnTimes,
  spotDrainWithinNotice,
  terminationPoliciesOrdered,
  // Machines
  templateDetailedMonitoring,
  templateEbsOptimized,
  templateImdsv2,
  templateInstanceProfile,
  templateMetadataHopLimit,
  templateNoPublicIp,
  templateNoSecretsInUserData,
  templateOneInterface,
  templateVolumesEncrypted,
  instanceTerminationProtected,
  sourceChecked,
  // Volumes and images
  accountVolumesClosed,
  imageNotPublic,
  volumeBackedUp,
  volumeEncrypted,
  volumeOwnKey,
  volumeKeyAdmitsAutoscaling,
  // Firewalls
  firewallAttached,
  firewallDescriptions,
  firewallNoAdminPortsFromWorld,
  firewallNoUnrestrictedEgress,
  firewallOneRuleStyle,
  firewallOnlyListenerPortsFromWorld,
  nodeFirewallOnlyFromBalancer,
  defaultSecurityGroupClosed,
  aclAttached,
  aclNoAdminPortsFromWorld,
  // Networks
  vpcFlowLogs,
  subnetNoPublicIp,
  defaultVpcUnused,
  addressAttached,
  attachmentsAcceptedByHand,
  routeNotToInternet,
  routeOutByGateway,
  routePeeringNarrow,
  natGatewayPerZone,
  natGatewayReachesInternet,
  endpointHasRoutes,
  endpointNamesResolve,
  // Names and certificates
  certificateCoversName,
  certificateKeyStrength,
  certificateMayBeIssued,
  certificateNoWildcard,
  certificateRenews,
  certificateTransparent,
  domainTransferLocked,
  healthCheckReachesEndpoint,
  recordAliasFollowsHealth,
  recordFailoverHasCheck,
  recordFailoverHasPartner,
  recordNoCnameAtApex,
  recordTargetExists,
  recordTtlFollowsFailover,
  recordWeightsDecide,
  recordsAgreeOnRouting,
  zoneDelegated,
  zoneNamesResolve,
  zoneQueryLog,
  zoneSigned,
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
  iamNoVendorPolicies,
  iamNoWildcardAdmin,
  iamNoWildcardTrust,
  iamNoWildcards,
  iamPolicyWithinSize,
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

export const ruleIds: readonly string[] = rules.map(({ id }) => id);
