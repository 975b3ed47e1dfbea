import type { AddressHeadroom, Demand } from "../../../model/analysis/capacity/types";
import type { Graph, ResourceReader } from "../../../model/graph";
import { balancerAddresses, headroomIn, mostNodesIn } from "../address-headroom";
import { types } from "../catalog/types";
import { mostNodes } from "./index";
import { groupZones } from "./node-pool";

/** Percent that a scaling group may grow to while it replaces nodes; without a word on it, no further than its size. */
const grownPercentage = (group: ResourceReader): number =>
  group.number("instanceRefresh.preferences.maxHealthyPercentage") ??
  group.number("instanceMaintenancePolicy.maxHealthyPercentage") ??
  100;

function nodesIn(group: ResourceReader, graph: Graph, lostZones: number): number {
  const zones = groupZones(group, graph) - lostZones;
  return mostNodesIn(mostNodes(group), grownPercentage(group), zones);
}

function demandOn(subnet: ResourceReader, graph: Graph): Demand {
  const groups = graph.dependents(subnet, types.group, "vpcZoneIdentifiers");
  const balancers = graph.dependents(subnet, types.balancer, "subnets", "subnetMappings");
  const endpoints = graph.dependents(subnet, types.vpcEndpoint, "subnetIds");
  const gateways = graph.dependents(subnet, types.natGateway, "subnetId");
  const machines = graph.dependents(subnet, types.instance, "subnetId");
  const sum = (lostZones: number) => groups.reduce((all, group) => all + nodesIn(group, graph, lostZones), 0);
  return {
    nodes: sum(0),
    nodesAfterZoneLoss: sum(1),
    balancer: balancers.length * balancerAddresses,
    other: endpoints.length + gateways.length + machines.length,
  };
}

/** Room in a subnet, by all that the program puts there; undefined for one without a range of IPv4 of its own. Throws UnknownValueError. */
export function readSubnetHeadroom(subnet: ResourceReader, graph: Graph): AddressHeadroom | undefined {
  const cidr = subnet.text("cidrBlock");
  return cidr === undefined ? undefined : headroomIn(cidr, demandOn(subnet, graph));
}
