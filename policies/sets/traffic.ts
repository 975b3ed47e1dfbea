import type { Rule } from "../rule";
import { certificateIssuedBeforeUse } from "../rules/aws/acm/certificate-issued-before-use";
import { balancerAccessLogs } from "../rules/aws/elb/balancer-access-logs";
import { balancerDeletionProtection } from "../rules/aws/elb/balancer-deletion-protection";
import { balancerDesyncMode } from "../rules/aws/elb/balancer-desync-mode";
import { balancerDropsInvalidHeaders } from "../rules/aws/elb/balancer-drops-invalid-headers";
import { balancerHasSecurityGroup } from "../rules/aws/elb/balancer-has-security-group";
import { balancerInternetFacing } from "../rules/aws/elb/balancer-internet-facing";
import { balancerKeepsClientPort } from "../rules/aws/elb/balancer-keeps-client-port";
import { balancerLogBucketAdmits } from "../rules/aws/elb/balancer-log-bucket-admits";
import { balancerLogPrefixFree } from "../rules/aws/elb/balancer-log-prefix-free";
import { balancerSeveralZones } from "../rules/aws/elb/balancer-several-zones";
import { balancerZonalShift } from "../rules/aws/elb/balancer-zonal-shift";
import { listenerCertificateFromAcm } from "../rules/aws/elb/listener-certificate-from-acm";
import { listenerClientSecretEncrypted } from "../rules/aws/elb/listener-client-secret-encrypted";
import { listenerEncrypted } from "../rules/aws/elb/listener-encrypted";
import { listenerPassesThrough } from "../rules/aws/elb/listener-passes-through";
import { listenerTlsPolicy } from "../rules/aws/elb/listener-tls-policy";
import { networkBalancerLogsNeedTls } from "../rules/aws/elb/network-balancer-logs-need-tls";
import { replacementCreatesFirst } from "../rules/aws/elb/replacement-creates-first";
import { targetGroupAffinityCrossesZones } from "../rules/aws/elb/target-group-affinity-crosses-zones";
import { targetGroupAnomalyMitigation } from "../rules/aws/elb/target-group-anomaly-mitigation";
import { targetGroupDrains } from "../rules/aws/elb/target-group-drains";
import { targetGroupEncrypted } from "../rules/aws/elb/target-group-encrypted";
import { targetGroupHealthCheck } from "../rules/aws/elb/target-group-health-check";
import { lambdaTargetPermitted } from "../rules/aws/lambda/lambda-target-permitted";
import { balancerHasWebAcl } from "../rules/aws/wafv2/balancer-has-web-acl";
import { webAclActs } from "../rules/aws/wafv2/web-acl-acts";
import { webAclHasRules } from "../rules/aws/wafv2/web-acl-has-rules";
import { webAclLogName } from "../rules/aws/wafv2/web-acl-log-name";
import { webAclLogs } from "../rules/aws/wafv2/web-acl-logs";
import { webAclMetrics } from "../rules/aws/wafv2/web-acl-metrics";
import { webAclStopsLog4j } from "../rules/aws/wafv2/web-acl-stops-log4j";
import { balancerReachesHealthPort } from "../rules/topology/balancer-reaches-health-port";
import { balancerTargetListens } from "../rules/topology/balancer-target-listens";
import { capacityAfterZoneLoss } from "../rules/topology/capacity-after-zone-loss";
import { failoverWithinObjective } from "../rules/topology/failover-within-objective";
import { groupAffinityCoversNodeAffinity } from "../rules/topology/group-affinity-covers-node-affinity";
import { groupSparesANode } from "../rules/topology/group-spares-a-node";
import { noInternetPathToNodes } from "../rules/topology/no-internet-path-to-nodes";
import { nodeKeepAliveOutlastsBalancer } from "../rules/topology/node-keep-alive-outlasts-balancer";
import { subnetAddressHeadroom } from "../rules/topology/subnet-address-headroom";
import { weightsKeepAffinity } from "../rules/topology/weights-keep-affinity";
import { weightsPositive } from "../rules/topology/weights-positive";
import { weightsReachNodes } from "../rules/topology/weights-reach-nodes";

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
