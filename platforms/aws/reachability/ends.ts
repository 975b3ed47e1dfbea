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
  representatives,
  within,
} from "./addresses";
import { leadsOut, type Place, roadKey, type Scene } from "./scene";
import type { SecurityGroup } from "./security-groups";
import type { ListeningPort, Named, Site } from "./site";

/**
 * `internet`: every public address that no rule names. `range`: a CIDR that a rule names. `vpc`: whatever else is in the VPC's subnets, in
 * none of the program's groups. `isolated`: the same in subnets with no way out, where data is kept.
 */
export type EndKind = "internet" | "range" | "balancer" | "nodes" | "endpoints" | "vpc" | "isolated";

/** Somebody who opens connections or accepts them. */
export interface End {
  readonly kind: EndKind;
  /** `internet`, `203.0.113.0/24`, or the resource's name. */
  readonly name: string;
  /** URN of its resource; empty for what is none. */
  readonly urn: string;
  readonly sites: readonly Site[];
}

/** What decides over somebody inside, in whichever of its subnets. */
export interface Member {
  readonly kind: EndKind;
  readonly by: Named;
  readonly name: string;
  readonly places: readonly Place[];
  readonly groups: readonly SecurityGroup[];
  readonly guard: Site["guard"];
  readonly publicIn: (place: Place, family: Family) => Answer;
  readonly families: (place: Place) => readonly Family[];
  readonly listeners?: readonly ListeningPort[] | undefined;
}

/** Every range that anything in a VPC's rules tells apart. */
export function cutsOf(
  scene: Scene,
  places: readonly Place[],
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
export function endInside(scene: Scene, member: Member, cuts: readonly AddressRange[]): End {
  const sites = new Map<string, Site & { readonly subnets: Set<string> }>();
  for (const place of member.places) {
    for (const family of member.families(place)) {
      for (const address of addressesIn(place, family, cuts)) {
        const isPublic = member.publicIn(place, family);
        const key = [family, isPublic, place.acl?.key, roadKey(scene, place), sideOf(address, cuts)].join(" ");
        const same = sites.get(key);
        if (same !== undefined) same.subnets.add(place.key);
        else {
          const { groups, guard, by, name: label, listeners } = member;
          sites.set(key, {
            address,
            subnet: place,
            subnets: new Set([place.key]),
            groups,
            guard,
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

function addressesIn(place: Place, family: Family, cuts: readonly AddressRange[]): readonly Address[] {
  const own = place.ranges.filter((range) => range.family === family);
  return own.length === 0 ? [{ family, value: undefined }] : own.flatMap((range) => representatives(range, cuts));
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
): readonly End[] {
  const own = named.filter(
    (range) => !isEverything(range) && !isWide(range) && !inside.some((vpc) => within(range, vpc)),
  );
  const isInside = (address: Address) => inside.some((range) => holds(range, address) === "yes");
  const isNamed = (address: Address) => own.some((range) => holds(range, address) === "yes");
  const all = [...cuts, ...internetCuts];
  const internet = families.flatMap((family) =>
    representatives(everything[family], all, (address) => !isGlobal(address) || isInside(address) || isNamed(address)),
  );
  const ranges = own.map((range): End => {
    const sites = representatives(range, all, isInside).map((address) => outside(address, range.text));
    return { kind: "range", name: range.text, urn: "", sites };
  });
  const wideOnes = named.filter((range) => isWide(range) && !isEverything(range));
  const privates = wideOnes.map((range): End => {
    const skip = (address: Address) => isGlobal(address) || isInside(address) || isNamed(address) || isSpecial(address);
    const sites = representatives(range, all, skip).map((address) => outside(address, range.text));
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

function outside(address: Address, label: string): Site {
  const by = { name: label, urn: "" };
  return { address, subnet: undefined, subnets: new Set(), groups: [], guard: "none", isPublic: "yes", label, by };
}

/** The part of a VPC's range that a rule names: whatever has an address of it. */
export const placesWithin = (places: readonly Place[], range: AddressRange): readonly Place[] =>
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
export const isIsolated = (place: Place, used: ReadonlySet<string>): boolean =>
  !leadsOut(place) && !used.has(place.key);
