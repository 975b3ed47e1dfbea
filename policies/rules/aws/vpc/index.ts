// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { aclAttached } from "./acl-attached";
import { aclNoAdminPortsFromWorld } from "./acl-no-admin-ports-from-world";
import { addressAttached } from "./address-attached";
import { defaultSecurityGroupClosed } from "./default-security-group-closed";
import { defaultVpcUnused } from "./default-vpc-unused";
import { endpointHasRoutes } from "./endpoint-has-routes";
import { endpointPrivateDnsPossible } from "./endpoint-private-dns-possible";
import { firewallAttached } from "./firewall-attached";
import { firewallDescriptions } from "./firewall-descriptions";
import { firewallNoAdminPortsFromWorld } from "./firewall-no-admin-ports-from-world";
import { firewallNoUnrestrictedEgress } from "./firewall-no-unrestricted-egress";
import { firewallOneRuleStyle } from "./firewall-one-rule-style";
import { firewallOnlyListenerPortsFromWorld } from "./firewall-only-listener-ports-from-world";
import { firewallValuesAccepted } from "./firewall-values-accepted";
import { internetGatewayAttached } from "./internet-gateway-attached";
import { natGatewayPerZone } from "./nat-gateway-per-zone";
import { natGatewayReachesInternet } from "./nat-gateway-reaches-internet";
import { networkValuesAccepted } from "./network-values-accepted";
import { attachmentsAcceptedByHand, sourceChecked, subnetNoPublicIp } from "./properties";
import { resourcesInOneVpc } from "./resources-in-one-vpc";
import { routeNotToInternet } from "./route-not-to-internet";
import { routeOutByGateway } from "./route-out-by-gateway";
import { routePeeringNarrow } from "./route-peering-narrow";
import { subnetRangeAccepted } from "./subnet-range-accepted";
import { vpcFlowLogs } from "./vpc-flow-logs";

export const vpcRules: readonly Rule[] = [
  aclAttached,
  aclNoAdminPortsFromWorld,
  addressAttached,
  attachmentsAcceptedByHand,
  defaultSecurityGroupClosed,
  defaultVpcUnused,
  endpointHasRoutes,
  endpointPrivateDnsPossible,
  firewallAttached,
  firewallDescriptions,
  firewallNoAdminPortsFromWorld,
  firewallNoUnrestrictedEgress,
  firewallOneRuleStyle,
  firewallOnlyListenerPortsFromWorld,
  firewallValuesAccepted,
  internetGatewayAttached,
  natGatewayPerZone,
  natGatewayReachesInternet,
  networkValuesAccepted,
  resourcesInOneVpc,
  routeNotToInternet,
  routeOutByGateway,
  routePeeringNarrow,
  sourceChecked,
  subnetNoPublicIp,
  subnetRangeAccepted,
  vpcFlowLogs,
];
