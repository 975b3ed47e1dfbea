import type { Rule } from "../rule";
import { aclAttached } from "../rules/acl-attached";
import { aclNoAdminPortsFromWorld } from "../rules/acl-no-admin-ports-from-world";
import { addressAttached } from "../rules/address-attached";
import { attachmentsAcceptedByHand } from "../rules/attachments-accepted-by-hand";
import { certificateCoversName } from "../rules/certificate-covers-name";
import { certificateKeyStrength } from "../rules/certificate-key-strength";
import { certificateMayBeIssued } from "../rules/certificate-may-be-issued";
import { certificateNoWildcard } from "../rules/certificate-no-wildcard";
import { certificateRenews } from "../rules/certificate-renews";
import { certificateTransparent } from "../rules/certificate-transparent";
import { defaultSecurityGroupClosed } from "../rules/default-security-group-closed";
import { defaultVpcUnused } from "../rules/default-vpc-unused";
import { domainTransferLocked } from "../rules/domain-transfer-locked";
import { endpointHasRoutes } from "../rules/endpoint-has-routes";
import { firewallAttached } from "../rules/firewall-attached";
import { firewallDescriptions } from "../rules/firewall-descriptions";
import { firewallNoAdminPortsFromWorld } from "../rules/firewall-no-admin-ports-from-world";
import { firewallNoUnrestrictedEgress } from "../rules/firewall-no-unrestricted-egress";
import { firewallOneRuleStyle } from "../rules/firewall-one-rule-style";
import { firewallOnlyListenerPortsFromWorld } from "../rules/firewall-only-listener-ports-from-world";
import { healthCheckReachesEndpoint } from "../rules/health-check-reaches-endpoint";
import { natGatewayPerZone } from "../rules/nat-gateway-per-zone";
import { natGatewayReachesInternet } from "../rules/nat-gateway-reaches-internet";
import { nodeFirewallOnlyFromBalancer } from "../rules/node-firewall-only-from-balancer";
import { recordAliasFollowsHealth } from "../rules/record-alias-follows-health";
import { recordFailoverHasCheck } from "../rules/record-failover-has-check";
import { recordFailoverHasPartner } from "../rules/record-failover-has-partner";
import { recordTargetExists } from "../rules/record-target-exists";
import { recordTtlFollowsFailover } from "../rules/record-ttl-follows-failover";
import { recordWeightsDecide } from "../rules/record-weights-decide";
import { recordsAgreeOnRouting } from "../rules/records-agree-on-routing";
import { routeNotToInternet } from "../rules/route-not-to-internet";
import { routeOutByGateway } from "../rules/route-out-by-gateway";
import { routePeeringNarrow } from "../rules/route-peering-narrow";
import { subnetNoPublicIp } from "../rules/subnet-no-public-ip";
import { vpcFlowLogs } from "../rules/vpc-flow-logs";
import { zoneDelegated } from "../rules/zone-delegated";
import { zoneNamesResolve } from "../rules/zone-names-resolve";
import { zoneQueryLog } from "../rules/zone-query-log";
import { zoneSigned } from "../rules/zone-signed";

/** Firewalls, networks, names and certificates. */
export const networkRules: readonly Rule[] = [
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
  recordTargetExists,
  recordTtlFollowsFailover,
  recordWeightsDecide,
  recordsAgreeOnRouting,
  zoneDelegated,
  zoneNamesResolve,
  zoneQueryLog,
  zoneSigned,
];
