import type { AddressHeadroom, Demand } from "../../model/analysis/capacity/types";
import { parseCidr, prefixOf } from "../../model/net/cidr";
import { defaultLimits } from "./limits";

/** Addresses that a balancer must find free in each of its subnets. Source: Application Load Balancers user guide, 2023-05; read 2026-11-23. */
export const balancerAddresses = 8;

/** Nodes of one group in one of its zones at the most: at its maximum, in the middle of a rollout. */
export const mostNodesIn = (maxSize: number, maxHealthyPercentage: number, zones: number): number =>
  Math.ceil(Math.ceil((maxSize * maxHealthyPercentage) / 100) / Math.max(1, zones));

function usableIn(cidr: string): number {
  const range = parseCidr(cidr);
  return range === undefined ? 0 : 2 ** (32 - prefixOf(range)) - defaultLimits["ec2.subnet.reservedAddresses"].max;
}

/** What is left of a range of IPv4 addresses. */
export function headroomIn(cidr: string, demand: Demand): AddressHeadroom {
  const usable = usableIn(cidr);
  const room = usable - demand.balancer - demand.other;
  return {
    cidr,
    usable,
    ...demand,
    free: room - demand.nodes,
    freeAfterZoneLoss: room - demand.nodesAfterZoneLoss,
  };
}
