import { deriveBalancers, deriveTargetGroups, type Interfaces } from "./derive-balancing";
import { deriveCertificates } from "./derive-certificates";
import { deriveScalingGroups } from "./derive-scaling";
import { deriveSecurityGroups } from "./derive-security";
import type { Stored } from "./stored";
import type { DesiredState } from "./types";

/**
 * What HAProxy and the nodes shall be, from what the program created. Pure: the same store always gives the same state.
 * `interfaces` says which VPC address a balancer has in each of its subnets.
 */
export function deriveDesiredState(stored: Stored, slot: number, interfaces: Interfaces): DesiredState {
  return {
    slot,
    balancers: deriveBalancers(stored, slot, interfaces),
    targetGroups: deriveTargetGroups(stored),
    scalingGroups: deriveScalingGroups(stored),
    securityGroups: deriveSecurityGroups(stored),
    certificates: deriveCertificates(stored),
  };
}
