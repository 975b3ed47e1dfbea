import type { Graph, ResourceReader } from "../../../model/graph";
import { types } from "../../../platforms/aws/catalog/types";
import { readSubnetHeadroom } from "../../../platforms/aws/topology/subnet-headroom";
import { balancerGuide } from "../../queries/links";
import { fact, type Rule } from "../../rule";

const isUsed = (subnet: ResourceReader, graph: Graph): boolean =>
  graph.dependents(subnet, types.group, "vpcZoneIdentifiers").length > 0 ||
  graph.dependents(subnet, types.eksNodeGroup, "subnetIds").length > 0 ||
  graph.dependents(subnet, types.containerService, "networkConfiguration").length > 0 ||
  graph.dependents(subnet, types.balancer, "subnets", "subnetMappings").length > 0;

export const subnetAddressHeadroom: Rule = {
  id: "subnet-address-headroom",
  title: "Subnets have addresses for every node and for the balancer",
  why: "A group that finds no free address does not scale, and a balancer that finds fewer than eight does not either: when it is needed most.",
  remediation: "Give the subnet a larger range, spread over more zones, or lower maxSize.",
  url: balancerGuide("application-load-balancers"),
  severity: "medium",
  decision:
    "Of a node group of EKS the nodes are counted: how many addresses its pods take is set in the cluster, which no plan of AWS has.",
  types: [types.subnet],
  scope: "stack",
  applies: (subnet, graph) => subnet.has("cidrBlock") && isUsed(subnet, graph),
  *check(subnet, graph) {
    const room = readSubnetHeadroom(subnet, graph);
    if (room === undefined) return;
    const { free, freeAfterZoneLoss, usable, nodes, nodesAfterZoneLoss, balancer, other } = room;
    if (free >= 0 && freeAfterZoneLoss >= 0) return;
    const [when, wanted] =
      free < 0 ? ["at the largest size", nodes] : ["while another zone is lost", nodesAfterZoneLoss];
    yield fact(
      "cidrBlock",
      `has ${usable} addresses; expected ${usable - Math.min(free, freeAfterZoneLoss)}: ${wanted} for nodes ${when}, ${balancer} for balancers and ${other} others`,
    );
  },
  measure: (subnet, graph) => {
    const room = readSubnetHeadroom(subnet, graph);
    if (room === undefined) return [];
    const computed = Math.min(room.free, room.freeAfterZoneLoss);
    const what = `addresses left in ${subnet.resource.name}`;
    return [{ what, unit: "addresses", computed, objective: 0, verdict: computed >= 0 ? "met" : "broken" }];
  },
};
