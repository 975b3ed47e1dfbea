import { overlap, parseCidr } from "../../../model/net/cidr";
import { entriesOf } from "../../../model/settings/entries";
import type { Report } from "../../../model/settings/rule";
import { suggest } from "../../../model/settings/suggest";
import { zonesOf } from "../../../platforms/aws/regions/network-zones";
import { planSubnet } from "../../aws/network/address-plan";
import { isExisting, isNew } from "../../aws/network/rules";
import type { Cluster } from "./references";

/** Fixed addresses are in zones of the balancer, private ones in the subnet that it has there. AWS keeps the first four and the last. */
export function fixedAddressPlaces({ network, region, loadBalancer }: Cluster, say: Report): void {
  const { elasticIps, internalAddresses, ipv6Addresses, scheme } = loadBalancer ?? {};
  const places = network === undefined || region === undefined ? undefined : placesOf(network, region, scheme);
  if (places === undefined || scheme === undefined) return;
  const given = { elasticIps: typeof elasticIps === "object" ? elasticIps : {}, internalAddresses, ipv6Addresses };
  for (const [option, addresses] of entriesOf(given)) {
    for (const [place] of entriesOf(addresses)) {
      if (places.includes(place)) continue;
      const near = suggest(place, places);
      const fix = near === undefined ? {} : { fix: `did you mean ${near}` };
      const problem = "the balancer has no subnet there";
      say(["loadBalancer", option, place], { problem, allowed: `one of ${places.join(", ")}`, ...fix });
    }
  }
  if (network === undefined || !isNew(network) || network.cidr === undefined || scheme !== "internal") return;
  for (const [place, address] of entriesOf(internalAddresses)) {
    const isKnown = places.includes(place) && parseCidr(network.cidr) !== undefined;
    const cidr = isKnown ? planSubnet({ cidr: network.cidr }, place, "private").cidr : undefined;
    if (cidr === undefined || isFreeIn(address, cidr)) continue;
    const problem = `not an address for use of the private subnet in ${place}`;
    say(["loadBalancer", "internalAddresses", place], {
      problem,
      allowed: `${cidr}, but for its first four and its last`,
    });
  }
}

/** Where the balancer has a subnet, as far as the settings tell. */
function placesOf(
  network: NonNullable<Cluster["network"]>,
  region: string,
  scheme: string | undefined,
): readonly string[] | undefined {
  if (isExisting(network)) {
    const { publicSubnetIds, privateSubnetIds } = network.existing ?? {};
    return (scheme === "internal" ? privateSubnetIds : publicSubnetIds)?.filter((id) => id !== undefined);
  }
  if (!isNew(network) || network.zones === undefined) return undefined;
  const zones = typeof network.zones === "number" ? network.zones : network.zones.filter((zone) => zone !== undefined);
  return zonesOf(zones, region).zones;
}

const reservedFirst = 4n;

function isFreeIn(address: string, cidr: string): boolean {
  const [range, one] = [parseCidr(cidr), parseCidr(`${address}/32`)];
  if (range === undefined || one === undefined || !overlap(range, one)) return false;
  const place = one.getFirst().getValue() - range.getFirst().getValue();
  return place >= reservedFirst && one.getFirst().getValue() !== range.getLast().getValue();
}
