// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { balancerAccessLogs } from "./balancer-access-logs";
import { balancerDeletionProtection } from "./balancer-deletion-protection";
import { balancerDesyncMode } from "./balancer-desync-mode";
import { balancerDropsInvalidHeaders } from "./balancer-drops-invalid-headers";
import { balancerHasSecurityGroup } from "./balancer-has-security-group";
import { balancerInternetFacing } from "./balancer-internet-facing";
import { balancerKeepsClientPort } from "./balancer-keeps-client-port";
import { balancerLogBucketAdmits } from "./balancer-log-bucket-admits";
import { balancerLogPrefixFree } from "./balancer-log-prefix-free";
import { balancerSeveralZones } from "./balancer-several-zones";
import { balancerValuesAccepted } from "./balancer-values-accepted";
import { balancerZonalShift } from "./balancer-zonal-shift";
import { balancerZonesAccepted } from "./balancer-zones-accepted";
import { groupTargetsAccepted } from "./group-targets-accepted";
import { listenerActionsAccepted } from "./listener-actions-accepted";
import { listenerCertificateFromAcm } from "./listener-certificate-from-acm";
import { listenerClientSecretEncrypted } from "./listener-client-secret-encrypted";
import { listenerEncrypted } from "./listener-encrypted";
import { listenerPassesThrough } from "./listener-passes-through";
import { listenerTlsPolicy } from "./listener-tls-policy";
import { listenerValuesAccepted } from "./listener-values-accepted";
import { networkBalancerLogsNeedTls } from "./network-balancer-logs-need-tls";
import { replacementCreatesFirst } from "./replacement-creates-first";
import { subnetsInDistinctZones } from "./subnets-in-distinct-zones";
import { targetGroupAffinityCrossesZones } from "./target-group-affinity-crosses-zones";
import { targetGroupAnomalyMitigation } from "./target-group-anomaly-mitigation";
import { targetGroupDrains } from "./target-group-drains";
import { targetGroupEncrypted } from "./target-group-encrypted";
import { targetGroupHealthCheck } from "./target-group-health-check";
import { targetGroupValuesAccepted } from "./target-group-values-accepted";

export const elbRules: readonly Rule[] = [
  balancerAccessLogs,
  balancerDeletionProtection,
  balancerDesyncMode,
  balancerDropsInvalidHeaders,
  balancerHasSecurityGroup,
  balancerInternetFacing,
  balancerKeepsClientPort,
  balancerLogBucketAdmits,
  balancerLogPrefixFree,
  balancerSeveralZones,
  balancerValuesAccepted,
  balancerZonalShift,
  balancerZonesAccepted,
  groupTargetsAccepted,
  listenerActionsAccepted,
  listenerCertificateFromAcm,
  listenerClientSecretEncrypted,
  listenerEncrypted,
  listenerPassesThrough,
  listenerTlsPolicy,
  listenerValuesAccepted,
  networkBalancerLogsNeedTls,
  replacementCreatesFirst,
  subnetsInDistinctZones,
  targetGroupAffinityCrossesZones,
  targetGroupAnomalyMitigation,
  targetGroupDrains,
  targetGroupEncrypted,
  targetGroupHealthCheck,
  targetGroupValuesAccepted,
];
