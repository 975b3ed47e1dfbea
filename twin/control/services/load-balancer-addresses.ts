import { types } from "../../../platforms/aws/catalog/types";
import { domainOf } from "../../../platforms/aws/regions/partition";
import { loopbackAddress } from "../../contract/addresses";
import { type Cloud, CloudError, type Props, type StoredResource } from "../../contract/resources";
import { hex } from "./support/arns";
import { addressAt, ipv4Range } from "./support/cidrs";
import { flag, records, text, texts } from "./support/read";

const balancerType = types.balancer;

/** Subnets in the program's order: the interface in the first one is the VIP. */
export function subnetsOf(balancer: Props): readonly string[] {
  const listed = texts(balancer, "subnets");
  return listed.length > 0
    ? listed
    : records(balancer, "subnetMappings").flatMap((mapping) => text(mapping, "subnetId") ?? []);
}

/** Addresses of a subnet that balancers but `self`, and machines of the program have. */
export function addressesIn(
  subnet: StoredResource,
  cloud: Cloud,
  self: StoredResource | undefined,
): ReadonlySet<string> {
  const others = cloud
    .where(balancerType, "vpcId", text(subnet.outputs, "vpcId") ?? "")
    .filter(({ id }) => id !== self?.id);
  const mappings = others.flatMap(({ outputs }) => records(outputs, "subnetMappings"));
  const own = mappings.filter((mapping) => text(mapping, "subnetId") === subnet.id);
  const machines = cloud.where(types.instance, "subnetId", subnet.id);
  return new Set([
    ...own.flatMap((mapping) => text(mapping, "privateIpv4Address") ?? []),
    ...machines.flatMap(({ outputs }) => text(outputs, "privateIp") ?? []),
  ]);
}

/** The highest free address: nodes are given theirs from the bottom of the subnet, so the two never meet. */
export function newAddress(subnet: StoredResource, cloud: Cloud, self: StoredResource | undefined): string {
  const range = ipv4Range(text(subnet.outputs, "cidrBlock") ?? "");
  if (range === undefined) return "";
  const taken = addressesIn(subnet, cloud, self);
  for (let place = Number(range.getSize()) - 2; place > 3; place--) {
    const address = addressAt(range, place);
    if (!taken.has(address)) return address;
  }
  throw new CloudError(
    "InvalidSubnet",
    `Not enough IP space available in ${subnet.id}. ELB requires at least 8 free IP addresses in each subnet.`,
  );
}

/** One interface for each subnet. An interface keeps its address for as long as the balancer stays in the subnet. */
export function mappingsOf(inputs: Props, cloud: Cloud, self: StoredResource | undefined): readonly Props[] {
  const before = records(self?.outputs ?? {}, "subnetMappings");
  const given = records(inputs, "subnetMappings");
  return subnetsOf(inputs).map((subnetId) => {
    const asked = given.find((mapping) => text(mapping, "subnetId") === subnetId) ?? {};
    const kept = before.find((mapping) => text(mapping, "subnetId") === subnetId) ?? {};
    const subnet = cloud.get(types.subnet, subnetId);
    const address = text(asked, "privateIpv4Address") ?? text(kept, "privateIpv4Address");
    return {
      allocationId: text(asked, "allocationId") ?? "",
      ipv6Address: text(asked, "ipv6Address") ?? "",
      outpostId: "",
      subnetId,
      privateIpv4Address: address ?? (subnet === undefined ? "" : newAddress(subnet, cloud, self)),
    };
  });
}

/**
 * Where clients connect. With a data plane it is the VIP's loopback address, so that URLs work on this machine; without, a name
 * as AWS gives.
 */
export function dnsNameOf(name: string, inputs: Props, mappings: readonly Props[], cloud: Cloud): string {
  const vip = text(mappings[0] ?? {}, "privateIpv4Address") ?? "";
  if (cloud.slot !== undefined && vip !== "") return loopbackAddress(cloud.slot, vip);
  const domain = domainOf(cloud.region);
  if (text(inputs, "loadBalancerType") === "network") return `${name}-${hex(cloud, 16)}.elb.${cloud.region}.${domain}`;
  const scheme = flag(inputs, "internal") === true ? "internal-" : "";
  const number = String(Number.parseInt(hex(cloud, 9), 16))
    .slice(0, 10)
    .padStart(9, "1");
  return `${scheme}${name}-${number}.${cloud.region}.elb.${domain}`;
}
