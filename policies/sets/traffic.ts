import type { Rule } from "../rule";
import { balancerAccessLogs } from "../rules/balancer-access-logs";
import { balancerDeletionProtection } from "../rules/balancer-deletion-protection";
import { balancerDesyncMode } from "../rules/balancer-desync-mode";
import { balancerDropsInvalidHeaders } from "../rules/balancer-drops-invalid-headers";
import { balancerHasSecurityGroup } from "../rules/balancer-has-security-group";
import { balancerHasWebAcl } from "../rules/balancer-has-web-acl";
import { balancerInternetFacing } from "../rules/balancer-internet-facing";
import { balancerKeepsClientPort } from "../rules/balancer-keeps-client-port";
import { balancerLogBucketAdmits } from "../rules/balancer-log-bucket-admits";
import { balancerLogPrefixFree } from "../rules/balancer-log-prefix-free";
import { balancerReachesHealthPort } from "../rules/balancer-reaches-health-port";
import { balancerSeveralZones } from "../rules/balancer-several-zones";
import { balancerTargetListens } from "../rules/balancer-target-listens";
import { balancerZonalShift } from "../rules/balancer-zonal-shift";
import { capacityAfterZoneLoss } from "../rules/capacity-after-zone-loss";
import { certificateIssuedBeforeUse } from "../rules/certificate-issued-before-use";
import { failoverWithinObjective } from "../rules/failover-within-objective";
import { groupAffinityCoversNodeAffinity } from "../rules/group-affinity-covers-node-affinity";
import { groupSparesANode } from "../rules/group-spares-a-node";
import { lambdaTargetPermitted } from "../rules/lambda-target-permitted";
import { listenerCertificateFromAcm } from "../rules/listener-certificate-from-acm";
import { listenerClientSecretEncrypted } from "../rules/listener-client-secret-encrypted";
import { listenerEncrypted } from "../rules/listener-encrypted";
import { listenerPassesThrough } from "../rules/listener-passes-through";
import { listenerTlsPolicy } from "../rules/listener-tls-policy";
import { networkBalancerLogsNeedTls } from "../rules/network-balancer-logs-need-tls";
import { noInternetPathToNodes } from "../rules/no-internet-path-to-nodes";
import { nodeKeepAliveOutlastsBalancer } from "../rules/node-keep-alive-outlasts-balancer";
import { replacementCreatesFirst } from "../rules/replacement-creates-first";
import { subnetAddressHeadroom } from "../rules/subnet-address-headroom";
import { targetGroupAffinityCrossesZones } from "../rules/target-group-affinity-crosses-zones";
import { targetGroupAnomalyMitigation } from "../rules/target-group-anomaly-mitigation";
import { targetGroupDrains } from "../rules/target-group-drains";
import { targetGroupEncrypted } from "../rules/target-group-encrypted";
import { targetGroupHealthCheck } from "../rules/target-group-health-check";
import { webAclActs } from "../rules/web-acl-acts";
import { webAclHasRules } from "../rules/web-acl-has-rules";
import { webAclLogName } from "../rules/web-acl-log-name";
import { webAclLogs } from "../rules/web-acl-logs";
import { webAclMetrics } from "../rules/web-acl-metrics";
import { webAclStopsLog4j } from "../rules/web-acl-stops-log4j";
import { weightsKeepAffinity } from "../rules/weights-keep-affinity";
import { weightsPositive } from "../rules/weights-positive";
import { weightsReachNodes } from "../rules/weights-reach-nodes";

/** What requests pass: listeners, balancers, target groups, web ACLs. */
export const trafficRules: readonly Rule[] = [
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
  listenerClientSecretEncrypted,
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
];
