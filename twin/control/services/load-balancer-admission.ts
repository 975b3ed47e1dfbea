import { types } from "../../../platforms/aws/catalog/types";
import { type ZoneKind, zoneKindOf } from "../../../platforms/aws/regions";
import { type Cloud, CloudError, type Props, type StoredResource } from "../../contract/resources";
import { admitLogs } from "./access-logs";
import { subnetsOf } from "./load-balancer-addresses";
import { mustBeSecurityGroup, mustShareVpc } from "./security-group-lookup";
import { ipv4Range, overlaps, usableAddresses } from "./support/cidrs";
import { flag, records, text, texts } from "./support/read";
import { mustAllExist, mustBeUnique, mustExist } from "./support/references";

export const balancerType = types.balancer;

/** Source: Application Load Balancers user guide, subnets. */
const freeAddressesNeeded = 8;

export const isNetwork = (inputs: Props) => text(inputs, "loadBalancerType") === "network";

/** Neither kind: it has no clients of its own, no security groups and no name in DNS. */
export const isGateway = (inputs: Props) => text(inputs, "loadBalancerType") === "gateway";

/** @throws CloudError where CreateLoadBalancer, SetSubnets, SetSecurityGroups or ModifyLoadBalancerAttributes refuse. */
export function admitBalancer(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const name = text(inputs, "name") ?? "";
  const taken = `A load balancer with the same name '${name}' exists, but with different settings`;
  mustBeUnique(cloud, { type: balancerType, property: "name", value: name, self }, "DuplicateLoadBalancerName", taken);
  const subnets = mustAllExist(cloud, types.subnet, subnetsOf(inputs), "SubnetNotFound");
  admitSubnets(inputs, subnets, cloud, self);
  admitSecurityGroups(inputs, subnets, cloud, self);
  admitAddresses(inputs, cloud, self);
  admitLogs(inputs, isNetwork(inputs) ? "network" : "application", cloud);
}

/** Source: AWS service model elbv2, IpAddressType and EnablePrefixForIpv6SourceNat. */
function admitSubnets(
  inputs: Props,
  subnets: readonly StoredResource[],
  cloud: Cloud,
  self: StoredResource | undefined,
): void {
  const zones = subnets.map(({ outputs }) => text(outputs, "availabilityZone"));
  if (new Set(zones).size < zones.length) {
    const message = "A load balancer cannot be attached to multiple subnets in the same Availability Zone";
    throw new CloudError("InvalidConfigurationRequest", message);
  }
  const kinds = new Set(zones.map((zone) => zoneKindOf(zone ?? "") ?? "availability"));
  admitZoneKinds(inputs, zones, kinds);
  if (!isNetwork(inputs) && !isGateway(inputs) && subnetsOf(inputs).length < 2 && !kinds.has("local")) {
    throw new CloudError(
      "ValidationError",
      "At least two subnets in two different Availability Zones must be specified",
    );
  }
  const vpcs = new Set(subnets.map(({ outputs }) => text(outputs, "vpcId")));
  if (vpcs.size > 1) throw new CloudError("InvalidConfigurationRequest", "All subnets must belong to the same VPC");
  for (const subnet of subnets) admitSpace(subnet, cloud, self);
  if (flag(inputs, "internal") !== true && !isGateway(inputs)) mustReachInternet([...vpcs], cloud);
}

/**
 * Source: Application Load Balancers user guide, subnets: zones of the same type; Network Load Balancers user guide, Update the Availability
 * Zones: none in a Local Zone.
 */
function admitZoneKinds(inputs: Props, zones: readonly (string | undefined)[], kinds: ReadonlySet<ZoneKind>): void {
  if (isNetwork(inputs) && kinds.has("local")) {
    const zone = zones.find((name) => zoneKindOf(name ?? "") === "local") ?? "";
    const message = `Load balancers with type 'network' are not supported in ${zone}`;
    throw new CloudError("InvalidConfigurationRequest", message);
  }
  if (kinds.size < 2) return;
  const message = "A load balancer cannot be attached to subnets in zones of different types";
  throw new CloudError("InvalidConfigurationRequest", message);
}

/** Each interface takes an address: of other balancers, endpoints and NAT gateways. Nodes come and go, so they do not count. */
function admitSpace(subnet: StoredResource, cloud: Cloud, self: StoredResource | undefined): void {
  const range = ipv4Range(text(subnet.outputs, "cidrBlock") ?? "");
  if (range === undefined || (self !== undefined && subnetsOf(self.outputs).includes(subnet.id))) return;
  const vpcId = text(subnet.outputs, "vpcId") ?? "";
  const balancers = cloud
    .where(balancerType, "vpcId", vpcId)
    .filter(({ outputs }) => subnetsOf(outputs).includes(subnet.id));
  const endpoints = cloud
    .where(types.vpcEndpoint, "vpcId", vpcId)
    .filter(({ outputs }) => texts(outputs, "subnetIds").includes(subnet.id));
  const gateways = cloud.where(types.natGateway, "subnetId", subnet.id);
  if (usableAddresses(range) - balancers.length - endpoints.length - gateways.length >= freeAddressesNeeded) return;
  const message = `Not enough IP space available in ${subnet.id}. ELB requires at least ${freeAddressesNeeded} free IP addresses in each subnet.`;
  throw new CloudError("InvalidSubnet", message);
}

function mustReachInternet(vpcs: readonly (string | undefined)[], cloud: Cloud): void {
  for (const vpc of vpcs) {
    if (vpc === undefined || cloud.get(types.vpc, vpc) === undefined) continue;
    if (cloud.where(types.internetGateway, "vpcId", vpc).length > 0) continue;
    throw new CloudError("InvalidSubnet", `VPC ${vpc} has no internet gateway`);
  }
}

function admitSecurityGroups(
  inputs: Props,
  subnets: readonly StoredResource[],
  cloud: Cloud,
  self: StoredResource | undefined,
): void {
  const groups = texts(inputs, "securityGroups");
  for (const group of groups) mustBeSecurityGroup(cloud, group, "InvalidSecurityGroup");
  mustShareVpc(cloud, groups, text(subnets[0]?.outputs ?? {}, "vpcId"), "InvalidConfigurationRequest");
  if (self === undefined || !isNetwork(inputs)) return;
  const before = texts(self.outputs, "securityGroups").length;
  if (before === 0 && groups.length > 0) {
    const message = `You cannot set security groups on network load balancer '${self.id}': it was created without any`;
    throw new CloudError("InvalidConfigurationRequest", message);
  }
}

const mappings = (balancer: Props, key: string): readonly string[] =>
  records(balancer, "subnetMappings").flatMap((mapping) => text(mapping, key) || []);

/** An elastic IP is one balancer's or one gateway's, and a private address of its subnet. */
function admitAddresses(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const others = cloud.all(types.balancer).filter(({ id }) => id !== self?.id);
  for (const allocation of mappings(inputs, "allocationId")) {
    mustExist(cloud, types.elasticIp, allocation, "AllocationIdNotFound");
    const isTaken =
      others.some(({ outputs }) => mappings(outputs, "allocationId").includes(allocation)) ||
      cloud.where(types.natGateway, "allocationId", allocation).length > 0;
    if (isTaken) throw new CloudError("ResourceInUse", "The allocation IDs are not available for use");
  }
  for (const mapping of records(inputs, "subnetMappings")) {
    const address = text(mapping, "privateIpv4Address");
    const subnet = cloud.get(types.subnet, text(mapping, "subnetId") ?? "");
    if (!address || subnet === undefined) continue;
    const range = ipv4Range(text(subnet.outputs, "cidrBlock") ?? "");
    const own = ipv4Range(`${address}/32`);
    if (range === undefined || own === undefined || overlaps(own, range)) continue;
    const message = `The private IPv4 address '${address}' is not in the range of subnet '${subnet.id}'`;
    throw new CloudError("InvalidConfigurationRequest", message);
  }
}

/** @throws CloudError while the balancer is protected, or traffic is sent to it as a target. */
export function admitRemoval(old: StoredResource, cloud: Cloud): void {
  if (flag(old.outputs, "enableDeletionProtection") === true) {
    const message = `Load balancer '${old.id}' cannot be deleted because deletion protection is enabled`;
    throw new CloudError("OperationNotPermitted", message);
  }
  const target = cloud.where(types.targetGroupAttachment, "targetId", old.id)[0];
  if (target === undefined) return;
  throw new CloudError(
    "ResourceInUse",
    `Load balancer '${old.id}' is currently associated with another service (${target.name})`,
  );
}
