import { parseCidr, prefixOf } from "../cidr";
import { defaultLimits } from "../limits";
import { planEndpoints } from "../network/endpoints";
import { planNetwork, type SubnetPlan } from "../network/plan";
import type { ClusterSpec } from "../spec/cluster";
import type { SubnetRoom } from "./types";

/** Addresses that a balancer must find free in each of its subnets. Source: Application Load Balancers user guide, 2023-05; read 2026-11-23. */
const balancerAddresses = 8;

/** Nodes at the most: every group at its maximum, in the middle of a rollout. */
const mostNodes = ({ nodeGroups }: ClusterSpec, zones: number): number =>
  Object.values(nodeGroups).reduce((sum, { maxSize, instanceRefresh }) => {
    const most = Math.ceil((maxSize * instanceRefresh.maxHealthyPercentage) / 100);
    return sum + Math.ceil(most / Math.max(1, zones));
  }, 0);

function usableIn(cidr: string): number {
  const range = parseCidr(cidr);
  return range === undefined ? 0 : 2 ** (32 - prefixOf(range)) - defaultLimits["ec2.subnet.reservedAddresses"].max;
}

function roomOf(
  spec: ClusterSpec,
  { tier, zone, cidr }: SubnetPlan & { tier: SubnetRoom["tier"] },
  zones: number,
  other: number,
): SubnetRoom {
  const hasBalancer = (spec.loadBalancer.scheme === "internal") === (tier === "private");
  const balancer = hasBalancer ? balancerAddresses : 0;
  const nodes = tier === "private" ? mostNodes(spec, zones) : 0;
  const nodesAfterZoneLoss = tier === "private" ? mostNodes(spec, zones - 1) : 0;
  const usable = usableIn(cidr);
  const room = usable - balancer - other;
  return {
    zone,
    tier,
    cidr,
    usable,
    nodes,
    nodesAfterZoneLoss,
    balancer,
    other,
    free: room - nodes,
    freeAfterZoneLoss: room - nodesAfterZoneLoss,
  };
}

/** Room in each subnet of a new network; undefined where the network exists already, or its zones have no names yet. */
export function planSubnetRoom(spec: ClusterSpec): readonly SubnetRoom[] | undefined {
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
