import type { DesiredState } from "../contract/desired-state";
import { deriveBalancers, deriveTargetGroups } from "./derive-balancing";
import { deriveCertificates } from "./derive-certificates";
import { deriveMachines } from "./derive-machines";
import { deriveScalingGroups } from "./derive-scaling";
import { deriveSecurityGroups } from "./derive-security";
import { deriveServices } from "./derive-services";
import type { Stored } from "./stored";

/** What HAProxy and the nodes shall be, from what the program created. Pure: the same store always gives the same state. */
export function deriveDesiredState(stored: Stored, slot: number): DesiredState {
  return {
    slot,
    balancers: deriveBalancers(stored, slot),
    targetGroups: deriveTargetGroups(stored),
    scalingGroups: [...deriveScalingGroups(stored), ...deriveServices(stored), ...deriveMachines(stored)],
    securityGroups: deriveSecurityGroups(stored),
    certificates: deriveCertificates(stored),
  };
}
