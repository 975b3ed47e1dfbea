import { types } from "../../platforms/aws/catalog/types";
import type { Zones } from "../compute/zones";
import type { DataPlaneHost, EvacuationOrder, ZoneEvacuation } from "../contract/data-plane";
import type { DesiredState } from "../contract/desired-state";
import { CloudError } from "../contract/resources";

/** Those that a balancer or a scaling group of the stack is in. */
export function usedZones({ balancers, scalingGroups }: DesiredState): readonly string[] {
  const balanced = balancers.flatMap(({ addresses }) => addresses.map(({ zone }) => zone));
  const scaled = scalingGroups.flatMap(({ subnets }) => subnets.map(({ zone }) => zone));
  return [...new Set([...balanced, ...scaled])].filter((zone) => zone !== "").sort();
}

/** What clients are told of balancers while zones are evacuated: a name leads to an address in another zone, as DNS does at the vendor. */
export function namedAway(desired: DesiredState, evacuations: readonly ZoneEvacuation[]): DesiredState {
  if (evacuations.length === 0) return desired;
  const isLeft = (zone: string) => evacuations.some((each) => each.zone === zone);
  const balancers = desired.balancers.map((balancer) => {
    const named = balancer.addresses.find(({ ip }) => ip === balancer.dnsName);
    const other = balancer.addresses.find(({ zone }) => !isLeft(zone));
    const moves = named !== undefined && other !== undefined && isLeft(named.zone);
    return moves ? { ...balancer, dnsName: other.ip } : balancer;
  });
  return { ...desired, balancers };
}

/** Leaves a zone, or takes it back, as far as memory goes. Returns what was done. @throws CloudError */
export function orderEvacuation(
  host: Pick<DataPlaneHost, "get">,
  { zone, isReturn, launchesFirst }: EvacuationOrder,
  asked: { readonly desired: DesiredState; readonly zones: Zones; readonly now: number },
): string {
  const { desired, zones, now } = asked;
  if (isReturn) {
    if (zones.return(zone)) return "taken back";
    throw new CloudError("ResourceNotFoundException", `${zone} is not evacuated`);
  }
  admitEvacuation(host, { desired, zone, closed: zones.closed(), left: zones.evacuations.map((each) => each.zone) });
  zones.evacuate({ zone, launchesFirst, since: now });
  return "evacuated: its nodes leave, and none is launched there";
}

/**
 * What ARC refuses of a shift, and a scaling group without any zone. A resource has one shift at a time.
 * Source: ARC guide, components of zonal shift, built-in safety checks, read 2026-12-01.
 * @throws CloudError with everything that stands in the way
 */
export function admitEvacuation(
  host: Pick<DataPlaneHost, "get">,
  asked: {
    readonly desired: DesiredState;
    readonly zone: string;
    readonly closed: ReadonlySet<string>;
    readonly left: readonly string[];
  },
): void {
  const { desired, zone, closed, left } = asked;
  const isOpen = (other: string) => other !== zone && !closed.has(other);
  const zones = usedZones(desired);
  if (!zones.includes(zone))
    throw new CloudError("ValidationException", `no zone "${zone}" in this stack; one of ${zones.join(", ")}`);
  const balanced = desired.balancers.filter(({ addresses }) => addresses.some((address) => address.zone === zone));
  const inZone = (places: readonly { readonly zone: string }[], other: string) =>
    places.some((each) => each.zone === other);
  const others = left.filter((other) => other !== zone);
  const shifted = (what: string, places: readonly { readonly zone: string }[]) =>
    !inZone(places, zone)
      ? []
      : others
          .filter((other) => inZone(places, other))
          .map(
            (other) =>
              `${what} is shifted away from ${other} already, and has one zonal shift at a time; take ${other} back first`,
          );
  const refusals = [
    ...desired.balancers.flatMap(({ name, addresses }) => shifted(`balancer ${name}`, addresses)),
    ...desired.scalingGroups.flatMap(({ name, subnets }) => shifted(`scaling group ${name}`, subnets)),
    ...balanced
      .filter(({ arn }) => host.get(types.balancer, arn)?.outputs.enableZonalShift !== true)
      .map(
        ({ name }) =>
          `balancer ${name} is not registered for zonal shift; set loadBalancer.enableZonalShift: true and bring the stack up again`,
      ),
    ...balanced
      .filter(({ addresses }) => !addresses.some((address) => isOpen(address.zone)))
      .map(({ name }) => `balancer ${name} has no address in another zone that is open`),
    ...desired.scalingGroups
      .filter(({ subnets, machine }) => machine === undefined && subnets.some((subnet) => subnet.zone === zone))
      .filter(({ subnets }) => !subnets.some((subnet) => isOpen(subnet.zone)))
      .map(({ name }) => `scaling group ${name} has no subnet in another zone that is open`),
  ];
  if (refusals.length > 0) throw new CloudError("ConflictException", refusals.join("\n"));
}
