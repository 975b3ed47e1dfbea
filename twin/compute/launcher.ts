import { allocateAddress, allocateBackend, loopbackAddress } from "../contract/addresses";
import type { ScalingGroup } from "../contract/desired-state";
import type { LaunchTemplate } from "../contract/launch-template";
import { CloudError } from "../contract/resources";
import type { ComputeHost } from "./host";
import type { Instance } from "./instance";
import { planService } from "./service";

interface LaunchRequest {
  readonly group: ScalingGroup;
  readonly template: LaunchTemplate;
  readonly zone: string;
  /** Port of the first target group, for a template that names none. */
  readonly port: number;
  /** Whether it is prepared for the warm pool, and not to serve. */
  readonly isPooled: boolean;
}

/**
 * A new instance with addresses of its own; nothing runs yet.
 * @throws CloudError when the zone's subnets have no free address.
 */
export function newInstance(host: ComputeHost, existing: readonly Instance[], request: LaunchRequest): Instance {
  const { group, template, zone, port, isPooled } = request;
  const settings = host.settings();
  const now = host.now();
  const { subnet, address } = place(host, existing, group, zone);
  return {
    id: group.machine?.id ?? host.newId("i-"),
    group: group.name,
    subnet,
    zone,
    privateIp: address,
    backendAddress: allocateBackend(host.slot, new Set(existing.map(({ backendAddress }) => backendAddress))),
    securityGroups: [...template.securityGroups],
    template: { id: template.id, version: template.version },
    service: planService(template, settings, port),
    registrations: [],
    lifecycle: isPooled ? "Warmed:Pending" : "Pending",
    since: now,
    launchedAt: now,
    bootedAt: now + settings.bootTime * 1000,
    hung: false,
    ...(group.machine === undefined ? {} : { isOwn: true }),
  };
}

/** The subnet of the zone with the fewest nodes, and its lowest address whose loopback counterpart is free too. */
function place(host: ComputeHost, existing: readonly Instance[], group: ScalingGroup, zone: string) {
  const taken = new Set(
    [...existing.map(({ privateIp }) => privateIp), ...host.takenAddresses()].map((ip) =>
      loopbackAddress(host.slot, ip),
    ),
  );
  const isTaken = (ip: string) => taken.has(loopbackAddress(host.slot, ip));
  const [home] = group.subnets;
  if (group.machine !== undefined && home !== undefined) {
    const { privateIp } = group.machine;
    if (!existing.some((other) => other.privateIp === privateIp)) return { subnet: home.id, address: privateIp };
    throw new CloudError("InvalidIPAddress.InUse", `Address ${privateIp} is in use.`);
  }
  const load = (subnet: string) => existing.filter((instance) => instance.subnet === subnet).length;
  const inZone = group.subnets.filter((subnet) => subnet.zone === zone).toSorted((a, b) => load(a.id) - load(b.id));
  let refusal: unknown = new CloudError("ValidationError", `group ${group.name} has no subnet in zone ${zone}`);
  for (const subnet of inZone) {
    try {
      return { subnet: subnet.id, address: allocateAddress(subnet, isTaken) };
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}
