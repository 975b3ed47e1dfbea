import { overlap, parseCidr, prefixOf } from "../../../model/net/cidr";
import { entryRepeats } from "../../../model/settings/repeats";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import type { Limits } from "../../../platforms/aws/limits";
import { zoneKindOf } from "../../../platforms/aws/regions";
import type { ExistingNetworkShape, NetworkShape, NewNetworkShape } from "./schema";

type Network = ValidPart<NetworkShape>;
type NewNetwork = ValidPart<NewNetworkShape>;
type ExistingNetwork = ValidPart<ExistingNetworkShape>;

/** The settings of a new VPC, when it is one. */
export const isNew = (network: Network): network is NewNetwork => !("existing" in network);

export const isExisting = (network: Network): network is { readonly existing?: ExistingNetwork } =>
  "existing" in network;

/**
 * Zones that a range has room for: each zone gets an equal slot whose public quarter holds a balancer (/27 and larger), at most eight slots.
 */
export function zoneSlots(prefix: number, limits: Limits): number {
  const slotPrefix = limits["elbv2.subnet.prefix"].max - 2;
  return Math.min(8, 2 ** Math.max(0, slotPrefix - prefix));
}

const zonesWanted = ({ zones }: NewNetwork): number | undefined => (typeof zones === "number" ? zones : zones?.length);

function size(network: NewNetwork, say: Report, limits: Limits): void {
  const range = network.cidr === undefined ? undefined : parseCidr(network.cidr);
  if (range === undefined) return;
  const prefix = prefixOf(range);
  const { min, max } = limits["ec2.vpc.prefix"];
  if (prefix < min || prefix > max) {
    const fix = `use /${min}, or a part of this range`;
    say(["cidr"], {
      problem: "not a size that a VPC can have",
      allowed: `/${min} to /${max}`,
      ...(prefix < min ? { fix } : {}),
    });
    return;
  }
  const wanted = Math.max(zonesWanted(network) ?? 2, 2);
  const room = zoneSlots(prefix, limits);
  if (room >= wanted) return;
  const enough = [24, 23, 22].find((candidate) => zoneSlots(candidate, limits) >= wanted) ?? 22;
  say(["cidr"], {
    problem: `too small for three subnets in each of ${wanted} zones`,
    fix: `use /${enough} or larger: a balancer's subnet is at least /${limits["elbv2.subnet.prefix"].max}`,
  });
}

/** A zone's place in the range follows its letter, so that adding a zone never renumbers another one. */
function places({ cidr, zones }: NewNetwork, say: Report, limits: Limits): void {
  if (!Array.isArray(zones)) return;
  const names: readonly (string | undefined)[] = zones;
  entryRepeats(names, ["zones"], say);
  const range = cidr === undefined ? undefined : parseCidr(cidr);
  if (range === undefined) return;
  const slots = zoneSlots(prefixOf(range), limits);
  if (slots < names.length) return;
  const taken = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    if (name === undefined) continue;
    // Zones of another region are told elsewhere; Local Zones of two cities share letters.
    const family = zoneKindOf(name) === "local" ? "local" : name.slice(0, -1);
    const slot = `${family} ${(name.charCodeAt(name.length - 1) - 97) % slots}`;
    const other = taken.get(slot);
    if (other === undefined) taken.set(slot, name);
    else if (other !== name) {
      const problem = `takes the same place as ${other} in a /${prefixOf(range)}, which has ${slots} places for zones`;
      say(["zones", index], { problem, fix: "use /22 or larger, or other zones" });
    }
  }
}

/** AWS takes one subnet of an application load balancer in a Local Zone, and an id does not say where it lies. */
function enoughSubnets({ privateSubnetIds }: ExistingNetwork, say: Report, limits: Limits): void {
  if (privateSubnetIds === undefined || privateSubnetIds.length >= limits["elbv2.alb.zones"].min) return;
  say(["existing", "privateSubnetIds"], {
    problem: `only ${privateSubnetIds.length}`,
    allowed: "two or more, in different zones",
    fix: "name another; where it lies in a Local Zone, which takes one, make the rule a warning",
  });
}

function existing({ privateSubnetIds, publicSubnetIds }: ExistingNetwork, say: Report): void {
  entryRepeats(privateSubnetIds ?? [], ["existing", "privateSubnetIds"], say);
  entryRepeats(publicSubnetIds ?? [], ["existing", "publicSubnetIds"], say);
  for (const [index, id] of (privateSubnetIds ?? []).entries()) {
    if (id === undefined || !publicSubnetIds?.includes(id)) continue;
    const problem = "listed as public and as private";
    say(["existing", "privateSubnetIds", index], {
      problem,
      fix: "a subnet with a route to an internet gateway is public",
    });
  }
}

/** Only a regional gateway may leave its addresses to AWS: one of a single zone has the one that it is given. */
function natAddresses({ nat, natAddresses: given }: NewNetwork, say: Report): void {
  if (given !== "automatic" || nat === undefined || nat === "regional") return;
  const problem = `only a regional NAT gateway gets its addresses from AWS, and nat is ${nat}`;
  say(["natAddresses"], { problem, fix: "set nat to regional, or leave it out" });
}

export const networkRules = (limits: Limits): SettingsRules<NetworkShape> => ({
  "range-holds-zones": (network, say) => {
    if (isNew(network)) size(network, say, limits);
  },
  "zones-have-places": (network, say) => {
    if (!isNew(network)) return;
    places(network, say, limits);
    entryRepeats(network.endpoints ?? [], ["endpoints"], say);
  },
  "nat-addresses-fit": (network, say) => {
    if (isNew(network)) natAddresses(network, say);
  },
  "subnets-enough": (network, say) => {
    if (isExisting(network)) enoughSubnets(network.existing ?? {}, say, limits);
  },
  "subnets-distinct": (network, say) => {
    if (isExisting(network)) existing(network.existing ?? {}, say);
  },
});

/** What AWS keeps for itself. Source: Amazon VPC user guide (Docker's bridge and some managed services). */
const awkward = "172.17.0.0/16";

function bridge(network: NewNetwork, say: Report): void {
  const [range, docker] = [parseCidr(network.cidr ?? ""), parseCidr(awkward)];
  if (range === undefined || docker === undefined || !overlap(range, docker)) return;
  say(["cidr"], {
    problem: `overlaps ${awkward}, which container engines use on every node`,
    fix: "choose another range",
  });
}

export const networkCautions: SettingsRules<NetworkShape> = {
  "container-bridge": (network, say) => {
    if (isNew(network)) bridge(network, say);
  },
};
