import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { networkGuide } from "../../../queries/links";
import { vpcOf } from "../../../queries/places";
import { fact, type Rule } from "../../../rule";

/** Inputs whose resources must lie in one VPC with the resource, or with each other. */
const parts: Readonly<Record<string, readonly string[]>> = {
  [types.balancer]: ["subnets", "subnetMappings", "securityGroups"],
  [types.listener]: ["loadBalancerArn", "defaultActions"],
  [types.vpcEndpoint]: ["subnetIds", "securityGroupIds", "routeTableIds"],
  [types.route]: ["routeTableId", "gatewayId", "natGatewayId", "egressOnlyGatewayId", "vpcEndpointId"],
  [types.routeTableAssociation]: ["routeTableId", "subnetId"],
  [types.networkAcl]: ["subnetIds"],
  [types.group]: ["vpcZoneIdentifiers", "targetGroupArns"],
  [types.instance]: ["subnetId", "vpcSecurityGroupIds"],
  [types.targetGroupAttachment]: ["targetGroupArn", "targetId"],
};

const placed: readonly string[] = [
  ...[types.subnet, types.securityGroup, types.targetGroup, types.balancer, types.routeTable],
  ...[types.internetGateway, types.natGateway, types.egressOnlyGateway, types.vpcEndpoint, types.instance],
];

/** A target by its address may lie in a VPC that is peered. */
const isByAddress = (view: ResourceReader, graph: Graph): boolean =>
  view.resource.type === types.targetGroupAttachment &&
  graph.dependenciesOf(view, "targetGroupArn", types.targetGroup).some((group) => group.text("targetType") === "ip");

interface Placed {
  readonly property: string;
  readonly view: ResourceReader;
  readonly vpc: string;
}

function placedParts(view: ResourceReader, graph: Graph): readonly Placed[] {
  if (isByAddress(view, graph)) return [];
  const own = vpcOf(view, graph);
  const self = own === undefined || !view.has("vpcId") ? [] : [{ property: "vpcId", view, vpc: own }];
  const others = (parts[view.resource.type] ?? []).flatMap((property) =>
    graph.dependenciesOf(view, property, ...placed).flatMap((part) => {
      const vpc = vpcOf(part, graph);
      return vpc === undefined ? [] : [{ property, view: part, vpc }];
    }),
  );
  return [...self, ...others];
}

export const resourcesInOneVpc: Rule = {
  id: "resources-in-one-vpc",
  title: "What works together lies in one VPC",
  why: "A balancer, an endpoint or a route cannot span two VPCs: AWS refuses it, and the update stops half-way.",
  remediation: "Name subnets, security groups, target groups and gateways of the same VPC.",
  url: networkGuide("vpc-security-groups"),
  severity: "high",
  isRefusal: true,
  types: Object.keys(parts),
  scope: "stack",
  applies: (view, graph) => placedParts(view, graph).length > 1,
  *check(view, graph) {
    const [first, ...others] = placedParts(view, graph);
    for (const other of others) {
      if (first === undefined || other.vpc === first.vpc) continue;
      const stranger = first.view === view ? "it" : first.view.resource.name;
      yield fact(other.property, `has ${other.view.resource.name} in another VPC than ${stranger}`);
    }
  },
};
