import type { TargetGroup } from "../../contract/desired-state";
import { checkedBackend, openBackend, slotName } from "../render/names";
import type { Occupant } from "./slots";

const servers = (scope: string, index: number) => ({
  checked: `${checkedBackend(scope)}/${slotName(index)}`,
  open: `${openBackend(scope)}/${slotName(index)}`,
});

/**
 * A new target: no traffic until it is found healthy, except when the whole group fails open. HAProxy takes a server out of maintenance
 * as healthy; passing through the drain state lets it be marked down first, so that not one request slips through.
 */
export function admit(scope: string, index: number, occupant: Occupant, group: TargetGroup): string[] {
  const { checked, open } = servers(scope, index);
  return [
    ...move(scope, index, occupant),
    `set server ${checked} state drain`,
    `set server ${checked} health down`,
    `set server ${checked} state ready`,
    `set server ${open} state ready`,
    `${canCheck(occupant, group) ? "enable" : "disable"} health ${checked}`,
  ];
}

/** Another address for the same target, as when the security groups stop admitting the balancer. Its health is judged anew by its checks. */
export function move(scope: string, index: number, { endpoint }: Occupant): string[] {
  const { checked, open } = servers(scope, index);
  return [
    `set server ${checked} addr ${endpoint.address} port ${endpoint.port}`,
    `set server ${checked} check-addr ${endpoint.checkAddress} port ${endpoint.checkPort}`,
    `set server ${open} addr ${endpoint.address} port ${endpoint.port}`,
  ];
}

/** A guard drops a connection only after the system has accepted it: a check that does no more than connect would pass. */
export function reconsider(scope: string, index: number, occupant: Occupant, group: TargetGroup): string[] {
  const { checked } = servers(scope, index);
  const checks = canCheck(occupant, group)
    ? [`enable health ${checked}`]
    : [`disable health ${checked}`, `set server ${checked} health down`];
  return [...move(scope, index, occupant), ...checks];
}

export const canCheck = (occupant: Occupant, group: TargetGroup): boolean =>
  occupant.isAdmitted || group.healthCheck.protocol !== "TCP";

/** No new request, sticky or not; what is in flight goes on. */
export function retire(scope: string, index: number): string[] {
  const { checked, open } = servers(scope, index);
  return [`set server ${checked} state maint`, `set server ${open} state maint`];
}

/** One success makes a new target of an application balancer healthy. */
export const promote = (scope: string, index: number): string[] => [
  `set server ${servers(scope, index).checked} health up`,
];

export function cut(scope: string, index: number): string[] {
  const { checked, open } = servers(scope, index);
  return [`shutdown sessions server ${checked}`, `shutdown sessions server ${open}`];
}
