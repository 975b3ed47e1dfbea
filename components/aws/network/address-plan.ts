import { IPv4, IPv4CidrRange, IPv4Prefix } from "ip-num";
import { type PlaceProblem, zonesOf } from "../../../platforms/aws/regions/network-zones";
import type { NetworkNewSettings } from "./resolved";

/** `public` routes to the internet gateway, `private` to a NAT, `isolated` nowhere outside the VPC. */
export const tiers = ["public", "private", "isolated"] as const;
export type Tier = (typeof tiers)[number];

export interface SubnetPlan {
  readonly tier: Tier;
  /** `eu-west-1a`. */
  readonly zone: string;
  readonly cidr: string;
  /** Which of the VPC's /64 blocks the subnet takes, when the network is dual stack. */
  readonly ipv6Index: number;
}

export interface NetworkPlan {
  readonly cidr: string;
  /** In the order they were listed. */
  readonly zones: readonly string[];
  readonly subnets: readonly SubnetPlan[];
  /** Zones that get a NAT gateway of their own. */
  readonly natZones: readonly string[];
  /** Whether one gateway serves every zone, and stands in no subnet. */
  readonly hasRegionalNat: boolean;
  /** Zone of a private subnet -> zone of the NAT gateway it uses; a zone without one is absent. */
  readonly natOf: Readonly<Record<string, string>>;
}

/** Every zone gets one of these fixed slots, chosen by its letter: what a zone owns never depends on which other zones exist. */
const maximumSlots = 8;
/** Half of a slot is private, a quarter each public and isolated; the public quarter must hold a balancer: /27 (ALB user guide). */
const smallestPublicPrefix = 27;
const quarterBits = 2;

/** Quarter of the zone's slot where each tier begins, how many bits longer its prefix is than the slot's, and its /64 in the slot. */
const layout = {
  private: { quarter: 0n, bits: 1, ipv6: 0 },
  public: { quarter: 2n, bits: 2, ipv6: 1 },
  isolated: { quarter: 3n, bits: 2, ipv6: 2 },
} as const satisfies Record<Tier, { quarter: bigint; bits: number; ipv6: number }>;
const ipv6BlocksPerSlot = 4;

/** Slots of a range: 8 down to /22, 4 in a /23, 2 in a /24, fewer in anything smaller. */
function slotsOf(prefix: number): number {
  return Math.min(maximumSlots, 2 ** Math.max(0, smallestPublicPrefix - quarterBits - prefix));
}

const prefixOf = (cidr: string): number => Number(IPv4CidrRange.fromCidr(cidr).getPrefix().getValue());

function slotOf(zone: string, slots: number): number {
  return (zone.charCodeAt(zone.length - 1) - "a".charCodeAt(0)) % slots;
}

/** The range of one subnet: it follows from the VPC's, the zone's letter and the tier. */
export function planSubnet(settings: Pick<NetworkNewSettings, "cidr">, zone: string, tier: Tier): SubnetPlan {
  const range = IPv4CidrRange.fromCidr(settings.cidr);
  const slots = slotsOf(prefixOf(settings.cidr));
  const slotPrefix = prefixOf(settings.cidr) + Math.log2(slots);
  const slotSize = 2n ** BigInt(32 - slotPrefix);
  const slot = slotOf(zone, slots);
  const start = range.getFirst().getValue() + BigInt(slot) * slotSize + (layout[tier].quarter * slotSize) / 4n;
  const cidr = new IPv4CidrRange(
    new IPv4(start),
    new IPv4Prefix(BigInt(slotPrefix + layout[tier].bits)),
  ).toCidrString();
  return { tier, zone, cidr, ipv6Index: slot * ipv6BlocksPerSlot + layout[tier].ipv6 };
}

/**
 * What the region's zones say against the settings, or nothing: the settings' own rules cannot know its letters. `planNetwork` expects settings
 * that pass.
 */
export function networkProblems(settings: NetworkNewSettings, region: string): readonly PlaceProblem[] {
  const { zones, problems } = zonesOf(settings.zones, region);
  const prefix = prefixOf(settings.cidr);
  const slots = slotsOf(prefix);
  const clashes = zones.flatMap((zone, index) => {
    const other = zones.slice(0, index).find((earlier) => slotOf(earlier, slots) === slotOf(zone, slots));
    if (other === undefined) return [];
    const room =
      slots < maximumSlots ? `a /${prefix} has ${slots} places for zones` : "a zone's place follows its letter";
    return [
      { path: "zones", message: `${zone} and ${other} take the same place, ${room}; use a larger cidr or other zones` },
    ];
  });
  return [...problems, ...clashes];
}

function natZonesOf(settings: NetworkNewSettings, zones: readonly string[]): readonly string[] {
  switch (settings.nat) {
    case "perZone":
      return zones;
    case "single":
      return zones.slice(0, 1);
    case "regional":
    case "none":
      return [];
  }
}

/**
 * Subnets, sizes and NAT gateways of a new network. Pure and stable: a subnet's range follows from the VPC's range, the zone's letter and
 * the tier alone, so adding or removing a zone never renumbers another one.
 */
export function planNetwork(settings: NetworkNewSettings, region: string): NetworkPlan {
  const { zones } = zonesOf(settings.zones, region);
  const natZones = natZonesOf(settings, zones);
  const [firstNat] = natZones;
  const natOf = Object.fromEntries(
    firstNat === undefined ? [] : zones.map((zone) => [zone, natZones.includes(zone) ? zone : firstNat]),
  );
  const subnets = zones.flatMap((zone) => tiers.map((tier) => planSubnet(settings, zone, tier)));
  return { cidr: settings.cidr, zones, subnets, natZones, hasRegionalNat: settings.nat === "regional", natOf };
}
