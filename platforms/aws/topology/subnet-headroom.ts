import type { AddressHeadroom } from "../../../model/analysis/capacity/types";
import type { Graph, ResourceReader } from "../../../model/graph";
import type { SubnetUse } from "../../../model/topology/topology";
import { headroomIn } from "../address-headroom";
import { types } from "../catalog/types";
import { growthOf } from "./pools";

/** What the program puts into a subnet; undefined for one without a range of IPv4 of its own. Throws UnknownValueError. */
export function readSubnetUse(subnet: ResourceReader, graph: Graph): SubnetUse | undefined {
  const cidr = subnet.text("cidrBlock");
  if (cidr === undefined) return undefined;
  const makers = [
    ...graph.dependents(subnet, types.group, "vpcZoneIdentifiers"),
    ...graph.dependents(subnet, types.eksNodeGroup, "subnetIds"),
    ...graph.dependents(subnet, types.containerService, "networkConfiguration"),
  ];
  const others = [types.vpcEndpoint, types.natGateway, types.instance].flatMap((type) =>
    graph.dependents(subnet, type, type === types.vpcEndpoint ? "subnetIds" : "subnetId"),
  );
  return {
    cidr,
    pools: makers.map((maker) => growthOf(maker, graph)),
    balancers: graph.dependents(subnet, types.balancer, "subnets", "subnetMappings").length,
    other: others.length,
  };
}

/** Room in a subnet, by all that the program puts there; undefined for one without a range of IPv4 of its own. Throws UnknownValueError. */
export function readSubnetHeadroom(subnet: ResourceReader, graph: Graph): AddressHeadroom | undefined {
  const use = readSubnetUse(subnet, graph);
  return use && headroomIn(use);
}
