import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { sorted } from "../../../model/settings/entries";
import type { Problem } from "../../errors";
import type { Tags } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import type { BalancerSubnetIds, SubnetPlaces } from "./balancer-subnet-ids";
import type { LoadBalancerSettings } from "./resolved";

type Fixed = Pick<LoadBalancerSettings, "elasticIps" | "internalAddresses" | "ipv6Addresses">;

interface SubnetMapping {
  readonly subnetId: pulumi.Input<string>;
  readonly allocationId?: pulumi.Input<string>;
  readonly privateIpv4Address?: string;
  readonly ipv6Address?: string;
}

function isPlaces(ids: BalancerSubnetIds): ids is SubnetPlaces {
  return !Array.isArray(ids) && !pulumi.Output.isInstance(ids) && !(ids instanceof Promise);
}

/** Places for which settings name an address. */
const namedPlaces = ({ elasticIps, internalAddresses, ipv6Addresses }: Fixed) => ({
  elasticIps: typeof elasticIps === "object" ? Object.keys(elasticIps) : [],
  internalAddresses: Object.keys(internalAddresses),
  ipv6Addresses: Object.keys(ipv6Addresses),
});

/** Whether any address of the balancer stays the same. */
export const hasFixedAddresses = (settings: Fixed): boolean =>
  settings.elasticIps !== false || Object.values(namedPlaces(settings)).some((places) => places.length > 0);

/** What must not differ while a balancer stays: a changed address replaces it. Absent where none is fixed, so that no other name changes. */
export const addressIdentity = (settings: Fixed): string | undefined =>
  hasFixedAddresses(settings)
    ? JSON.stringify([
        typeof settings.elasticIps === "object" ? sorted(settings.elasticIps) : settings.elasticIps,
        sorted(settings.internalAddresses),
        sorted(settings.ipv6Addresses),
      ])
    : undefined;

/** Addresses of places that have no subnet. */
export function addressProblems(settings: Fixed, subnetIds: BalancerSubnetIds): readonly Problem[] {
  if (!hasFixedAddresses(settings)) return [];
  if (!isPlaces(subnetIds)) {
    return [{ path: "subnetIds", message: "must be a map by zone, { eu-west-1a: id }, where addresses are fixed" }];
  }
  const known = Object.keys(subnetIds);
  return Object.entries(namedPlaces(settings)).flatMap(([option, places]) =>
    places
      .filter((place) => !known.includes(place))
      .map((place) => ({
        path: `${option}.${place}`,
        message: `the balancer has no subnet there; allowed: ${known.join(", ")}`,
      })),
  );
}

interface Site {
  readonly name: string;
  readonly parent: pulumi.Resource;
  readonly tagsFor: (name: string) => Tags;
  readonly transform: Transforms<{ elasticIp: ec2.EipArgs }>["elasticIp"];
}

/** Where the balancer stands: its subnets, each with the addresses that stay. Elastic IPs that it is to have for itself are made. */
export function createPlaces(
  settings: Fixed,
  subnetIds: BalancerSubnetIds,
  { name, parent, tagsFor, transform }: Site,
): { subnets: pulumi.Input<pulumi.Input<string>[]> } | { subnetMappings: SubnetMapping[] } {
  if (!isPlaces(subnetIds)) return { subnets: subnetIds };
  if (!hasFixedAddresses(settings)) return { subnets: Object.values(subnetIds) };
  const { elasticIps, internalAddresses, ipv6Addresses } = settings;
  const allocationIn = (place: string): pulumi.Input<string> | undefined => {
    if (typeof elasticIps === "object") return elasticIps[place];
    if (!elasticIps) return undefined;
    const child = `${name}-address-${place}`;
    return new ec2.Eip(child, transformed(transform, child, { domain: "vpc", tags: tagsFor(child) }), { parent }).id;
  };
  const subnetMappings = sorted(subnetIds).map(([place, subnetId]): SubnetMapping => {
    const [allocationId, privateIpv4Address] = [allocationIn(place), internalAddresses[place]];
    const ipv6Address = ipv6Addresses[place];
    return {
      subnetId,
      ...(allocationId === undefined ? {} : { allocationId }),
      ...(privateIpv4Address === undefined ? {} : { privateIpv4Address }),
      ...(ipv6Address === undefined ? {} : { ipv6Address }),
    };
  });
  return { subnetMappings };
}
