import type { AddressHeadroom } from "../../../model/analysis/capacity/types";
import type { Graph, ResourceReader } from "../../../model/graph";
import type { SubnetUse } from "../../../model/topology/topology";
import { headroomIn } from "../address-headroom";
import { types } from "../catalog/types";
import { mostNodes } from "./index";
import { groupZones } from "./node-pool";

/** Percent that a scaling group may grow to while it replaces nodes; without a word on it, no further than its size. */
const grownPercentage = (group: ResourceReader): number =>
  group.number("instanceRefresh.preferences.maxHealthyPercentage") ??
  group.number("instanceMaintenancePolicy.maxHealthyPercentage") ??
  100;

/** What the program puts into a subnet; undefined for one without a range of IPv4 of its own. Throws UnknownValueError. */
export function readSubnetUse(subnet: ResourceReader, graph: Graph): SubnetUse | undefined {
  const cidr = subnet.text("cidrBlock");
  if (cidr === undefined) return undefined;
  const groups = graph.dependents(subnet, types.group, "vpcZoneIdentifiers");
  const others = [types.vpcEndpoint, types.natGateway, types.instance].flatMap((type) =>
    graph.dependents(subnet, type, type === types.vpcEndpoint ? "subnetIds" : "subnetId"),
  );
  return {
    cidr,
    pools: groups.map((group) => ({
      maxSize: mostNodes(group),
      maxHealthyPercentage: grownPercentage(group),
      zones: groupZones(group, graph),
    })),
    balancers: graph.dependents(subnet, types.balancer, "subnets", "subnetMappings").length,
    other: others.length,
  };
}

/** Room in a subnet, by all that the program puts there; undefined for one without a range of IPv4 of its own. Throws UnknownValueError. */
export function readSubnetHeadroom(subnet: ResourceReader, graph: Graph): AddressHeadroom | undefined {
  const use = readSubnetUse(subnet, graph);
  return use && headroomIn(use);
}
