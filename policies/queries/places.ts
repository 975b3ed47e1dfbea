import type { Graph, ResourceReader } from "../../model/graph";
import { types } from "../../platforms/aws/catalog/types";

/** What an input names: the resources of the program behind it, else its texts. Throws UnknownValueError where it is neither. */
export function namedBy(view: ResourceReader, property: string, graph: Graph): readonly string[] {
  const top = property.split(".")[0] ?? property;
  const held = view.path === "" ? graph.dependenciesOf(view, top) : [];
  if (held.length > 0) return held.map(({ resource }) => resource.urn).sort();
  return view.has(property) ? [...view.texts(property)].sort() : [];
}

/** The properties that name a VPC, or what lies in one, by type. */
const ways: Readonly<Record<string, readonly (readonly [property: string, ...types: readonly string[]])[]>> = {
  [types.balancer]: [
    ["subnets", types.subnet],
    ["subnetMappings", types.subnet],
  ],
  [types.group]: [["vpcZoneIdentifiers", types.subnet]],
  [types.natGateway]: [
    ["subnetId", types.subnet],
    ["vpcId", types.vpc],
  ],
  [types.instance]: [["subnetId", types.subnet]],
  [types.listener]: [["loadBalancerArn", types.balancer]],
};

/**
 * The VPC of a resource: the URN of the one that the program makes, or its id; undefined where nothing says it, or not yet.
 * A security group without `vpcId` is of the default VPC, whichever that is.
 */
export function vpcOf(view: ResourceReader, graph: Graph): string | undefined {
  if (view.resource.type === types.vpc) return view.resource.urn;
  if (view.has("vpcId")) {
    const [own] = graph.dependenciesOf(view, "vpcId", types.vpc, types.defaultVpc);
    if (own !== undefined) return own.resource.urn;
    return view.at("vpcId").isKnown ? view.text("vpcId") : undefined;
  }
  for (const [property, ...kinds] of ways[view.resource.type] ?? []) {
    const [first] = graph.dependenciesOf(view, property, ...kinds);
    if (first !== undefined) return vpcOf(first, graph);
  }
  return undefined;
}

/** The VPC that the program makes, of a resource. */
export function ownVpcOf(view: ResourceReader, graph: Graph): ResourceReader | undefined {
  const vpc = vpcOf(view, graph);
  const found = vpc === undefined ? undefined : graph.find(vpc);
  return found?.resource.type === types.vpc ? found : undefined;
}

/** The internet gateways that the program attaches to a VPC of its own. */
export const internetGatewaysOf = (vpc: ResourceReader, graph: Graph): readonly ResourceReader[] => [
  ...graph.dependents(vpc, types.internetGateway, "vpcId"),
  ...graph.dependents(vpc, types.internetGatewayAttachment, "vpcId"),
];
