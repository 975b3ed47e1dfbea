import {
  type Address,
  type AddressRange,
  type Answer,
  everything,
  type Family,
  holds,
  internetCuts,
  isEverything,
  isGlobal,
  sampleAddresses,
  within,
} from "./addresses";
import type { ListeningPort, Named, NetworkInterface } from "./network-interface";
import { hasEgress, type PlacedSubnet, routeSignature, type Topology } from "./network-topology";
import type { SecurityGroup } from "./security-groups";

/**
 * `internet`: every public address that no rule names. `range`: a CIDR that a rule names. `vpc`: whatever else is in the VPC's subnets, in
 * none of the program's groups. `isolated`: the same in subnets with no way out, where data is kept.
 */
export type EndpointKind = "internet" | "range" | "balancer" | "nodes" | "endpoints" | "vpc" | "isolated";

/** What opens connections or accepts them. */
export interface Endpoint {
  readonly kind: EndpointKind;
  /** `internet`, `203.0.113.0/24`, or the resource's name. */
  readonly name: string;
  /** URN of its resource; empty for what is none. */
  readonly urn: string;
  readonly sites: readonly NetworkInterface[];
}

/** What decides over an endpoint inside, in whichever of its subnets. */
export interface EndpointSource {
  readonly kind: EndpointKind;
  readonly by: Named;
  readonly name: string;
  readonly places: readonly PlacedSubnet[];
  readonly groups: readonly SecurityGroup[];
  readonly securityGroupMode: NetworkInterface["securityGroupMode"];
  readonly publicIn: (place: PlacedSubnet, family: Family) => Answer;
  readonly families: (place: PlacedSubnet) => readonly Family[];
  readonly listeners?: readonly ListeningPort[] | undefined;
}

/** Every range that anything in a VPC's rules tells apart. */
export function partitionPoints(
  scene: Topology,
  places: readonly PlacedSubnet[],
  groups: readonly SecurityGroup[],
): readonly AddressRange[] {
  const ruleRanges = groups.flatMap(({ rules }) =>
    rules.flatMap(({ peer }) => (peer.kind === "range" ? [peer.range] : [])),
  );
  const acls = new Map(places.flatMap(({ acl }) => (acl === undefined ? [] : [[acl.key, acl] as const])));
  const tables = new Map(places.flatMap(({ routes }) => (routes === undefined ? [] : [[routes.key, routes] as const])));
  const all = [
    ...ruleRanges,
    ...[...acls.values()].flatMap(({ rules }) => rules.flatMap(({ range }) => range ?? [])),
    ...[...tables.values()].flatMap(({ routes }) => routes.flatMap(({ range }) => range ?? [])),
    ...places.flatMap(({ vpc }) => scene.vpcRanges(vpc)),
  ];
  return [...new Map(all.map((range) => [range.text, range])).values()];
}

/** An end inside: one site for all of its addresses that are treated alike. */
export function endInside(scene: Topology, member: EndpointSource, cuts: readonly AddressRange[]): Endpoint {
  const sites = new Map<string, NetworkInterface & { readonly subnets: Set<string> }>();
  for (const place of member.places) {
    for (const family of member.families(place)) {
      for (const address of addressesIn(place, family, cuts)) {
        const isPublic = member.publicIn(place, family);
        const key = [family, isPublic, place.acl?.key, routeSignature(scene, place), sideOf(address, cuts)].join(" ");
        const same = sites.get(key);
        if (same !== undefined) same.subnets.add(place.key);
        else {
          const { groups, securityGroupMode, by, name: label, listeners } = member;
          sites.set(key, {
            address,
            subnet: place,
            subnets: new Set([place.key]),
            groups,
            securityGroupMode: securityGroupMode,
            isPublic,
            label,
            by,
            listeners,
          });
        }
      }
    }
  }
  return { kind: member.kind, name: member.name, urn: member.by.urn, sites: [...sites.values()] };
}

function addressesIn(place: PlacedSubnet, family: Family, cuts: readonly AddressRange[]): readonly Address[] {
  const own = place.ranges.filter((range) => range.family === family);
  return own.length === 0 ? [{ family, value: undefined }] : own.flatMap((range) => sampleAddresses(range, cuts));
}

const sideOf = (address: Address, cuts: readonly AddressRange[]): string =>
  cuts.map((cut) => ({ yes: "1", no: "0", unknown: "?" })[holds(cut, address)]).join("");

/** Ranges as wide as this are the internet, however it is cut into halves. */
const wide = { ipv4: 1n << 24n, ipv6: 1n << 112n } as const;
const isWide = ({ family, first, last }: AddressRange): boolean => last - first >= wide[family];

/** Everybody outside: the internet, and each range that a rule of a security group names. */
export function endsOutside(
  cuts: readonly AddressRange[],
  named: readonly AddressRange[],
  inside: readonly AddressRange[],
  families: readonly Family[],
): readonly Endpoint[] {
  const own = named.filter(
    (range) => !isEverything(range) && !isWide(range) && !inside.some((vpc) => within(range, vpc)),
  );
  const isInside = (address: Address) => inside.some((range) => holds(range, address) === "yes");
  const isNamed = (address: Address) => own.some((range) => holds(range, address) === "yes");
  const all = [...cuts, ...internetCuts];
  const internet = families.flatMap((family) =>
    sampleAddresses(everything[family], all, (address) => !isGlobal(address) || isInside(address) || isNamed(address)),
  );
  const ranges = own.map((range): Endpoint => {
    const sites = sampleAddresses(range, all, isInside).map((address) => outside(address, range.text));
    return { kind: "range", name: range.text, urn: "", sites };
  });
  const wideOnes = named.filter((range) => isWide(range) && !isEverything(range));
  const privates = wideOnes.map((range): Endpoint => {
    const skip = (address: Address) => isGlobal(address) || isInside(address) || isNamed(address) || isSpecial(address);
    const sites = sampleAddresses(range, all, skip).map((address) => outside(address, range.text));
    return { kind: "range", name: range.text, urn: "", sites };
  });
  return [
    {
      kind: "internet" as const,
      name: "internet",
      urn: "",
      sites: internet.map((address) => outside(address, "the internet")),
    },
    ...ranges,
    ...privates,
  ].filter(({ sites }) => sites.length > 0);
}

/** Addresses that no packet from elsewhere carries. */
const isSpecial = ({ family, value }: Address): boolean =>
  family === "ipv4" && value !== undefined && (value >> 24n === 127n || value >> 24n === 0n || value >> 28n >= 14n);

function outside(address: Address, label: string): NetworkInterface {
  const by = { name: label, urn: "" };
  return {
    address,
    subnet: undefined,
    subnets: new Set(),
    groups: [],
    securityGroupMode: "none",
    isPublic: "yes",
    label,
    by,
  };
}

/** The part of a VPC's range that a rule names: whatever has an address of it. */
export const placesWithin = (places: readonly PlacedSubnet[], range: AddressRange): readonly PlacedSubnet[] =>
  places.flatMap((place) => {
    const ranges = place.ranges.flatMap((own) => overlapOf(own, range));
    return ranges.length === 0 ? [] : [{ ...place, ranges }];
  });

function overlapOf(own: AddressRange, range: AddressRange): readonly AddressRange[] {
  if (own.family !== range.family || own.last < range.first || range.last < own.first) return [];
  const first = own.first > range.first ? own.first : range.first;
  const last = own.last < range.last ? own.last : range.last;
  return [{ ...own, first, last }];
}

/** Whether the subnets hold anything that no rule of the program is about. */
export const isIsolated = (place: PlacedSubnet, used: ReadonlySet<string>): boolean =>
  !hasEgress(place) && !used.has(place.key);
