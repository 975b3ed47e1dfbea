// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { balancerAddressesAccepted } from "./balancer-addresses-accepted";
import { balancerHasSecurityGroup } from "./balancer-has-security-group";
import { balancerKeepsClientPort } from "./balancer-keeps-client-port";
import { balancerLogBucketAdmits } from "./balancer-log-bucket-admits";
import { balancerLogPrefixFree } from "./balancer-log-prefix-free";
import { balancerSeveralZones } from "./balancer-several-zones";
import { balancerValuesAccepted } from "./balancer-values-accepted";
import { balancerZonesAccepted } from "./balancer-zones-accepted";
import { groupTargetsAccepted } from "./group-targets-accepted";
import { listenerActionsAccepted } from "./listener-actions-accepted";
import { listenerCertificateFromAcm } from "./listener-certificate-from-acm";
import { listenerClientSecretEncrypted } from "./listener-client-secret-encrypted";
import { listenerEncrypted } from "./listener-encrypted";
import { listenerTlsPolicy } from "./listener-tls-policy";
import { listenerValuesAccepted } from "./listener-values-accepted";
import { networkBalancerLogsNeedTls } from "./network-balancer-logs-need-tls";
import {
  balancerAccessLogs,
  balancerDeletionProtection,
  balancerDesyncMode,
  balancerDropsInvalidHeaders,
  balancerInternetFacing,
  balancerZonalShift,
  listenerPassesThrough,
  targetGroupAnomalyMitigation,
  targetGroupDrains,
} from "./properties";
import { replacementCreatesFirst } from "./replacement-creates-first";
import { subnetsInDistinctZones } from "./subnets-in-distinct-zones";
import { targetGroupAffinityCrossesZones } from "./target-group-affinity-crosses-zones";
import { targetGroupEncrypted } from "./target-group-encrypted";
import { targetGroupHealthCheck } from "./target-group-health-check";
import { targetGroupValuesAccepted } from "./target-group-values-accepted";

export const elbRules: readonly Rule[] = [
  balancerAccessLogs,
  balancerAddressesAccepted,
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
