import type { SubnetHeadroom } from "../../model/analysis/capacity/types";
import { balancerAddresses, headroomIn, mostNodesIn } from "../../platforms/aws/address-headroom";
import { planNetwork, type SubnetPlan } from "../aws/network/address-plan";
import { planEndpoints } from "../aws/network/endpoint-plan";
import type { ClusterSpec } from "./settings";

/** Nodes at the most: every group at its maximum, in the middle of a rollout. */
const mostNodes = ({ nodeGroups }: ClusterSpec, zones: number): number =>
  Object.values(nodeGroups).reduce(
    (sum, { maxSize, instanceRefresh }) => sum + mostNodesIn(maxSize, instanceRefresh.maxHealthyPercentage, zones),
    0,
  );

function roomOf(
  spec: ClusterSpec,
  { tier, zone, cidr }: SubnetPlan & { tier: SubnetHeadroom["tier"] },
  zones: number,
  other: number,
): SubnetHeadroom {
  const hasBalancer = (spec.loadBalancer.scheme === "internal") === (tier === "private");
  const balancer = hasBalancer ? balancerAddresses : 0;
  const nodes = tier === "private" ? mostNodes(spec, zones) : 0;
  const nodesAfterZoneLoss = tier === "private" ? mostNodes(spec, zones - 1) : 0;
  return { zone, tier, ...headroomIn(cidr, { nodes, nodesAfterZoneLoss, balancer, other }) };
}

/** Room in each subnet of a new network; undefined where the network exists already, or its zones have no names yet. */
export function planSubnetHeadroom(spec: ClusterSpec): readonly SubnetHeadroom[] | undefined {
  const { network, region } = spec;
  if ("existing" in network) return undefined;
  const { subnets, zones, natZones } = planNetwork(network, region);
  if (subnets.length === 0) return undefined;
  const endpoints = planEndpoints(network.endpoints).interface.length;
  return subnets.flatMap((subnet) => {
    const { tier, zone } = subnet;
    if (tier === "isolated") return [];
    const other = tier === "private" ? endpoints : Number(natZones.includes(zone));
    return [roomOf(spec, { ...subnet, tier }, zones.length, other)];
  });
}
