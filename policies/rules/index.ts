import type { Rule } from "../rule";
import { aclAttached } from "./acl-attached";
import { aclNoAdminPortsFromWorld } from "./acl-no-admin-ports-from-world";
import { balancerAccessLogs } from "./balancer-access-logs";
import { balancerDeletionProtection } from "./balancer-deletion-protection";
import { balancerDesyncMode } from "./balancer-desync-mode";
import { balancerDropsInvalidHeaders } from "./balancer-drops-invalid-headers";
import { balancerHasSecurityGroup } from "./balancer-has-security-group";
import { balancerHasWebAcl } from "./balancer-has-web-acl";
import { balancerInternetFacing } from "./balancer-internet-facing";
import { balancerReachesHealthPort } from "./balancer-reaches-health-port";
import { balancerSeveralZones } from "./balancer-several-zones";
import { bucketAclsOff } from "./bucket-acls-off";
import { bucketEncrypted } from "./bucket-encrypted";
import { bucketLifecycle } from "./bucket-lifecycle";
import { bucketPolicyNotPublic } from "./bucket-policy-not-public";
import { bucketPublicAccessBlocked } from "./bucket-public-access-blocked";
import { bucketTlsOnly } from "./bucket-tls-only";
import { capacityAfterZoneLoss } from "./capacity-after-zone-loss";
import { certificateKeyStrength } from "./certificate-key-strength";
import { certificateNoWildcard } from "./certificate-no-wildcard";
import { certificateRenews } from "./certificate-renews";
import { defaultSecurityGroupClosed } from "./default-security-group-closed";
import { failoverWithinObjective } from "./failover-within-objective";
import { firewallDescriptions } from "./firewall-descriptions";
import { firewallNoAdminPortsFromWorld } from "./firewall-no-admin-ports-from-world";
import { firewallNoUnrestrictedEgress } from "./firewall-no-unrestricted-egress";
import { firewallOneRuleStyle } from "./firewall-one-rule-style";
import { firewallOnlyListenerPortsFromWorld } from "./firewall-only-listener-ports-from-world";
import { groupAffinityCoversNodeAffinity } from "./group-affinity-covers-node-affinity";
import { groupElbHealthCheck } from "./group-elb-health-check";
import { groupGraceCoversBoot } from "./group-grace-covers-boot";
import { groupRefreshKeepsSpare } from "./group-refresh-keeps-spare";
import { groupSeveralInstanceTypes } from "./group-several-instance-types";
import { groupSeveralZones } from "./group-several-zones";
import { groupSparesANode } from "./group-spares-a-node";
import { groupUsesLaunchTemplate } from "./group-uses-launch-template";
import { iamNoWildcardAdmin } from "./iam-no-wildcard-admin";
import { iamNoWildcardTrust } from "./iam-no-wildcard-trust";
import { kmsKeyRotation } from "./kms-key-rotation";
import { listenerCertificateFromAcm } from "./listener-certificate-from-acm";
import { listenerEncrypted } from "./listener-encrypted";
import { listenerPassesThrough } from "./listener-passes-through";
import { listenerTlsPolicy } from "./listener-tls-policy";
import { logGroupEncrypted } from "./log-group-encrypted";
import { logGroupRetention } from "./log-group-retention";
import { noInternetPathToNodes } from "./no-internet-path-to-nodes";
import { nodeKeepAliveOutlastsBalancer } from "./node-keep-alive-outlasts-balancer";
import { subnetAddressHeadroom } from "./subnet-address-headroom";
import { subnetNoPublicIp } from "./subnet-no-public-ip";
import { targetGroupDrains } from "./target-group-drains";
import { targetGroupEncrypted } from "./target-group-encrypted";
import { targetGroupHealthCheck } from "./target-group-health-check";
import { templateDetailedMonitoring } from "./template-detailed-monitoring";
import { templateImdsv2 } from "./template-imdsv2";
import { templateInstanceProfile } from "./template-instance-profile";
import { templateMetadataHopLimit } from "./template-metadata-hop-limit";
import { templateNoPublicIp } from "./template-no-public-ip";
import { templateNoSecretsInUserData } from "./template-no-secrets-in-user-data";
import { templateVolumesEncrypted } from "./template-volumes-encrypted";
import { vpcFlowLogs } from "./vpc-flow-logs";
import { weightsKeepAffinity } from "./weights-keep-affinity";
import { weightsPositive } from "./weights-positive";

/** Every rule of the pack, in a reader's order. */
export const rules: readonly Rule[] = [
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
  listenerTlsPolicy,
  weightsKeepAffinity,
  weightsPositive,
  balancerAccessLogs,
  balancerDeletionProtection,
  balancerDesyncMode,
  balancerDropsInvalidHeaders,
  balancerHasSecurityGroup,
  balancerHasWebAcl,
  balancerInternetFacing,
  balancerSeveralZones,
  targetGroupDrains,
  targetGroupEncrypted,
  targetGroupHealthCheck,
  groupElbHealthCheck,
  groupGraceCoversBoot,
  groupRefreshKeepsSpare,
  groupSeveralInstanceTypes,
  groupSeveralZones,
  groupUsesLaunchTemplate,
  templateDetailedMonitoring,
  templateImdsv2,
  templateInstanceProfile,
  templateMetadataHopLimit,
  templateNoPublicIp,
  templateNoSecretsInUserData,
  templateVolumesEncrypted,
  firewallDescriptions,
  firewallNoAdminPortsFromWorld,
  firewallNoUnrestrictedEgress,
  firewallOneRuleStyle,
  firewallOnlyListenerPortsFromWorld,
  defaultSecurityGroupClosed,
  aclAttached,
  aclNoAdminPortsFromWorld,
  vpcFlowLogs,
  subnetNoPublicIp,
  certificateKeyStrength,
  certificateNoWildcard,
  certificateRenews,
  bucketAclsOff,
  bucketEncrypted,
  bucketLifecycle,
  bucketPolicyNotPublic,
  bucketPublicAccessBlocked,
  bucketTlsOnly,
  logGroupEncrypted,
  logGroupRetention,
  kmsKeyRotation,
  iamNoWildcardAdmin,
  iamNoWildcardTrust,
];

export const ruleIds: readonly string[] = rules.map(({ id }) => id);
