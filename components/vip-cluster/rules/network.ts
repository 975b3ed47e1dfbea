import { parseCidr, prefixOf } from "../../../model/net/cidr";
import { entriesOf } from "../../../model/settings/entries";
import type { Report } from "../../../model/settings/rule";
import type { Limits } from "../../../platforms/aws/limits";
import { isEncryptedProtocol } from "../../../platforms/aws/protocols";
import { isZoneOf, zoneKindOf } from "../../../platforms/aws/regions";
import { covers } from "../../aws/certificate/rules";
import { listenersOf } from "../../aws/load-balancer/placed-actions";
import { isExisting, isNew, zoneSlots } from "../../aws/network/rules";
import { certifiedNames } from "../../certificate-names";
import type { Cluster } from "./references";

export function zonesInRegion({ network, region }: Cluster, say: Report): void {
  if (network === undefined || region === undefined || !isNew(network) || !Array.isArray(network.zones)) return;
  const zones: readonly (string | undefined)[] = network.zones;
  for (const [index, zone] of zones.entries()) {
    if (zone === undefined || isZoneOf(zone, region)) continue;
    say(["network", "zones", index], { problem: `not a zone of ${region}`, allowed: `such as ${region}a` });
  }
}

/** The Local Zones that a network lists, and whether it lists other zones too. */
export function localZones({ network }: Cluster): { readonly local: readonly number[]; readonly isMixed: boolean } {
  const listed = network !== undefined && isNew(network) && Array.isArray(network.zones) ? network.zones : [];
  const zones: readonly (string | undefined)[] = listed;
  const local = zones.flatMap((zone, index) => (zone !== undefined && zoneKindOf(zone) === "local" ? [index] : []));
  return { local, isMixed: local.length > 0 && local.length < zones.length };
}

/** An application load balancer stands in zones of one kind, a network one in no Local Zone. */
export function zonesTakeBalancer(cluster: Cluster, say: Report): void {
  const { local, isMixed } = localZones(cluster);
  const isNetwork = cluster.loadBalancer?.type === "network";
  if (!isNetwork && !isMixed) return;
  for (const index of local) {
    say(["network", "zones", index], {
      problem: isNetwork
        ? "a Local Zone, and a network load balancer stands in none"
        : "a Local Zone beside zones of the region: an application load balancer stands in zones of one kind",
      fix: isNetwork
        ? "name zones of the region, or set loadBalancer.type to application"
        : "name Local Zones alone, or none",
    });
  }
}

export function ipv6Everywhere({ network, loadBalancer, address }: Cluster, say: Report): void {
  // Where another option of the network is wrong, its defaults are not filled in.
  const isIpv4Only = network !== undefined && isNew(network) && (network.ipv6 === false || !("ipv6" in network));
  const type = loadBalancer?.ipAddressType;
  if (type !== undefined && type !== "ipv4" && isIpv4Only) {
    const fix = "set network.ipv6 to true";
    say(["loadBalancer", "ipAddressType"], { problem: "the network has no IPv6 range", fix });
  }
  if (address?.ipv6 === true && type === "ipv4") {
    say(["address", "ipv6"], {
      problem: "the balancer has no IPv6 address",
      fix: "set loadBalancer.ipAddressType to dualstack",
    });
  }
}

export function publicSubnets({ network, loadBalancer }: Cluster, say: Report): void {
  if (network === undefined || !isExisting(network) || network.existing === undefined) return;
  if (loadBalancer?.scheme !== "internet-facing") return;
  const needed = loadBalancer.type === "network" ? 1 : 2;
  const ids = network.existing.publicSubnetIds;
  if (ids === undefined || ids.length >= needed) return;
  say(["network", "existing", "publicSubnetIds"], {
    problem: "too few for an internet-facing balancer",
    allowed: `${needed} or more, in different zones`,
    fix: "name them, or set loadBalancer.scheme to internal",
  });
}

/** A certificate serves only in its own region. */
export function certificateRegion({ certificate, region, loadBalancer }: Cluster, say: Report): void {
  if (region === undefined) return;
  const judge = (arn: string | undefined, path: readonly (string | number)[]) => {
    const [, , service, where] = arn?.split(":") ?? [];
    if (service !== "acm" || where === undefined || where === "" || where === region) return;
    say(path, {
      problem: `a certificate of ${where}, the cluster is in ${region}`,
      fix: `import or request it in ${region}`,
    });
  };
  if (certificate !== undefined && "arn" in certificate) judge(certificate.arn, ["certificate", "arn"]);
  for (const { listener, path } of listenersOf(loadBalancer)) {
    judge(listener.certificateArn, ["loadBalancer", ...path, "certificateArn"]);
    for (const [name, arn] of entriesOf(listener.additionalCertificates)) {
      judge(arn, ["loadBalancer", ...path, "additionalCertificates", name]);
    }
  }
}

/** Clients that open the cluster's name must get a certificate for it. */
export function addressCertified({ address, certificate, loadBalancer }: Cluster, say: Report): void {
  const host = address?.domainName;
  if (host === undefined || certificate === undefined) return;
  const names = certifiedNames(certificate);
  if (names.length === 0 || names.some((name) => covers(name, host))) return;
  const exposed = listenersOf(loadBalancer).some(
    ({ listener }) =>
      listener.protocol !== undefined &&
      isEncryptedProtocol(listener.protocol) &&
      listener.certificateArn === undefined &&
      Object.keys(listener.additionalCertificates ?? {}).length === 0,
  );
  if (!exposed) return;
  const allowed = `the certificate covers ${names.join(", ")}`;
  say(["address", "domainName"], {
    problem: "not covered by the certificate",
    allowed,
    fix: "add it to certificate.subjectAlternativeNames",
  });
}

const halfOfSlot = 1;

/** Nodes live in the private halves of the zones' slots; AWS keeps five addresses of each subnet. */
export function roomForNodes({ network, nodeGroups }: Cluster, say: Report, limits: Limits): void {
  if (network === undefined || !isNew(network) || network.cidr === undefined) return;
  const range = parseCidr(network.cidr);
  const zones = typeof network.zones === "number" ? network.zones : network.zones?.length;
  if (range === undefined || zones === undefined) return;
  const slots = zoneSlots(prefixOf(range), limits);
  if (slots < zones) return;
  const subnetPrefix = prefixOf(range) + Math.log2(slots) + halfOfSlot;
  const room = zones * (2 ** (32 - subnetPrefix) - limits["ec2.subnet.reservedAddresses"].max);
  const wanted = entriesOf(nodeGroups).reduce((sum, [, { maxSize, instanceRefresh }]) => {
    return sum + Math.ceil(((maxSize ?? 0) * (instanceRefresh?.maxHealthyPercentage ?? 100)) / 100);
  }, 0);
  if (wanted <= room) return;
  const problem = `private subnets hold ${room} nodes, and the groups may grow to ${wanted} during a rollout`;
  say(["network", "cidr"], { problem, fix: "use a larger range, or lower maxSize" });
}
