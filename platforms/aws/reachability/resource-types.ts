import { canonicalType } from "../catalog/canonical-type";
import { types } from "../catalog/types";

/** Types of resources that say anything about who reaches whom. */
const concerned: ReadonlySet<string> = new Set([
  ...[types.vpc, types.subnet, types.routeTable, types.defaultRouteTable, types.route, types.routeTableAssociation],
  ...[types.mainRouteTableAssociation, types.internetGateway, types.egressOnlyGateway, types.natGateway],
  ...[types.networkAcl, types.defaultNetworkAcl, types.networkAclRule, types.networkAclAssociation],
  ...[types.securityGroup, types.defaultSecurityGroup, types.ingressRule, types.egressRule, types.securityGroupRule],
  ...[types.vpcEndpoint, types.balancer, types.listener, types.listenerRule, types.targetGroup],
  ...[types.targetGroupAttachment, types.groupAttachment, types.trafficSourceAttachment],
  ...[types.launchTemplate, types.launchConfiguration],
  ...[types.group, types.instance, types.containerService, types.eksCluster, types.eksNodeGroup],
]);

export const concernsReachability = (token: string): boolean => concerned.has(canonicalType(token));
