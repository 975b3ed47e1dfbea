import type { Rule } from "../rule";
import { certificateCoversName } from "../rules/aws/acm/certificate-covers-name";
import { certificateKeyStrength } from "../rules/aws/acm/certificate-key-strength";
import { certificateMayBeIssued } from "../rules/aws/acm/certificate-may-be-issued";
import { certificateNoWildcard } from "../rules/aws/acm/certificate-no-wildcard";
import { certificateRenews } from "../rules/aws/acm/certificate-renews";
import { certificateTransparent } from "../rules/aws/acm/certificate-transparent";
import { domainTransferLocked } from "../rules/aws/route53/domain-transfer-locked";
import { healthCheckReachesEndpoint } from "../rules/aws/route53/health-check-reaches-endpoint";
import { recordAliasFollowsHealth } from "../rules/aws/route53/record-alias-follows-health";
import { recordFailoverHasCheck } from "../rules/aws/route53/record-failover-has-check";
import { recordFailoverHasPartner } from "../rules/aws/route53/record-failover-has-partner";
import { recordTargetExists } from "../rules/aws/route53/record-target-exists";
import { recordTtlFollowsFailover } from "../rules/aws/route53/record-ttl-follows-failover";
import { recordWeightsDecide } from "../rules/aws/route53/record-weights-decide";
import { recordsAgreeOnRouting } from "../rules/aws/route53/records-agree-on-routing";
import { zoneDelegated } from "../rules/aws/route53/zone-delegated";
import { zoneNamesResolve } from "../rules/aws/route53/zone-names-resolve";
import { zoneQueryLog } from "../rules/aws/route53/zone-query-log";
import { zoneSigned } from "../rules/aws/route53/zone-signed";
import { aclAttached } from "../rules/aws/vpc/acl-attached";
import { aclNoAdminPortsFromWorld } from "../rules/aws/vpc/acl-no-admin-ports-from-world";
import { addressAttached } from "../rules/aws/vpc/address-attached";
import { attachmentsAcceptedByHand } from "../rules/aws/vpc/attachments-accepted-by-hand";
import { defaultSecurityGroupClosed } from "../rules/aws/vpc/default-security-group-closed";
import { defaultVpcUnused } from "../rules/aws/vpc/default-vpc-unused";
import { endpointHasRoutes } from "../rules/aws/vpc/endpoint-has-routes";
import { firewallAttached } from "../rules/aws/vpc/firewall-attached";
import { firewallDescriptions } from "../rules/aws/vpc/firewall-descriptions";
import { firewallNoAdminPortsFromWorld } from "../rules/aws/vpc/firewall-no-admin-ports-from-world";
import { firewallNoUnrestrictedEgress } from "../rules/aws/vpc/firewall-no-unrestricted-egress";
import { firewallOneRuleStyle } from "../rules/aws/vpc/firewall-one-rule-style";
import { firewallOnlyListenerPortsFromWorld } from "../rules/aws/vpc/firewall-only-listener-ports-from-world";
import { natGatewayPerZone } from "../rules/aws/vpc/nat-gateway-per-zone";
import { natGatewayReachesInternet } from "../rules/aws/vpc/nat-gateway-reaches-internet";
import { routeNotToInternet } from "../rules/aws/vpc/route-not-to-internet";
import { routeOutByGateway } from "../rules/aws/vpc/route-out-by-gateway";
import { routePeeringNarrow } from "../rules/aws/vpc/route-peering-narrow";
import { subnetNoPublicIp } from "../rules/aws/vpc/subnet-no-public-ip";
import { vpcFlowLogs } from "../rules/aws/vpc/vpc-flow-logs";
import { nodeFirewallOnlyFromBalancer } from "../rules/topology/node-firewall-only-from-balancer";

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
