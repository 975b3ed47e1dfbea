import { type Graph, ifKnown, type ResourceReader } from "../../../../model/graph";
import { type Cidr, overlap, parseCidr } from "../../../../model/net/cidr";
import { types } from "../../../../platforms/aws/catalog/types";
import { fact, type Rule } from "../../../rule";

const mappings = "subnetMappings";

/** Others of the program that have the same elastic IP. */
function othersWith(address: ResourceReader, balancer: ResourceReader, graph: Graph): readonly ResourceReader[] {
  return [
    ...graph.dependents(address, types.balancer, mappings),
    ...graph.dependents(address, types.natGateway, "allocationId"),
  ].filter(({ resource }) => resource.urn !== balancer.resource.urn);
}

/** The subnet of a mapping; all of the balancer's while its id is not known, or is that of no resource yet. */
function subnetsFor(mapping: ResourceReader, balancer: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const id = ifKnown(() => mapping.text("subnetId"));
  const named = id === undefined ? [] : graph.findByIdOrArn(id, types.subnet);
  return named.length > 0 ? named : graph.dependenciesOf(balancer, mappings, types.subnet);
}

function isWithin(address: Cidr, text: string): boolean {
  const range = parseCidr(text);
  return range === undefined || overlap(address, range);
}

export const balancerAddressesAccepted: Rule = {
  id: "balancer-addresses-accepted",
  title: "Fixed addresses of a balancer are free, and lie in its subnets",
  why: "An elastic IP serves one balancer or gateway, and a private address one subnet: AWS refuses the balancer, and the update stops half-way.",
  remediation: "Give each balancer elastic IPs of its own, and each subnet an address of its range.",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html",
  severity: "high",
  isRefusal: true,
  types: [types.balancer],
  scope: "stack",
  applies: (balancer) => balancer.has(mappings),
  *check(balancer, graph) {
    for (const address of graph.dependenciesOf(balancer, mappings, types.elasticIp)) {
      const [other] = othersWith(address, balancer, graph);
      if (other === undefined) continue;
      yield fact(mappings, `has ${address.resource.name}, which ${other.resource.name} has too`);
    }
    for (const mapping of balancer.items(mappings)) {
      const given = mapping.text("privateIpv4Address");
      const own = given === undefined || given === "" ? undefined : parseCidr(`${given}/32`);
      const ranges = subnetsFor(mapping, balancer, graph).flatMap((subnet) => subnet.text("cidrBlock") ?? []);
      if (own === undefined || ranges.length === 0 || ranges.some((range) => isWithin(own, range))) continue;
      yield fact(mappings, `has ${given ?? ""}; expected an address of ${ranges.join(" or ")}`);
    }
  },
};
