import type { AddressHeadroom } from "../../model/analysis/capacity/types";
import { parseCidr, prefixOf } from "../../model/net/cidr";
import type { PoolGrowth, SubnetUse } from "../../model/topology/topology";
import { defaultLimits } from "./limits";

/** Addresses that a balancer must find free in each of its subnets. Source: Application Load Balancers user guide, 2023-05; read 2026-11-23. */
const balancerAddresses = 8;

/** Nodes of one group in one of its zones at the most: at its maximum, in the middle of a rollout. */
const mostNodesIn = ({ maxSize, maxHealthyPercentage }: PoolGrowth, zones: number): number =>
  Math.ceil(Math.ceil((maxSize * maxHealthyPercentage) / 100) / Math.max(1, zones));

function usableIn(cidr: string): number {
  const range = parseCidr(cidr);
  return range === undefined ? 0 : 2 ** (32 - prefixOf(range)) - defaultLimits["ec2.subnet.reservedAddresses"].max;
}

/** What is left of a subnet's range of IPv4 addresses. */
export function headroomIn({ cidr, pools, balancers, other }: SubnetUse): AddressHeadroom {
  const usable = usableIn(cidr);
  const balancer = balancers * balancerAddresses;
  const nodesWithout = (lost: number) => pools.reduce((sum, pool) => sum + mostNodesIn(pool, pool.zones - lost), 0);
  const [nodes, nodesAfterZoneLoss] = [nodesWithout(0), nodesWithout(1)];
  const room = usable - balancer - other;
  return {
    cidr,
    usable,
    ...{ nodes, nodesAfterZoneLoss, balancer, other },
    free: room - nodes,
    freeAfterZoneLoss: room - nodesAfterZoneLoss,
  };
}
