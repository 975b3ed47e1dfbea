import { types } from "../../../platforms/aws/catalog/types";
import { isZoneOf, zoneIdOf } from "../../../platforms/aws/regions";
import { type Cloud, CloudError, type Props, type ServiceTable, type StoredResource } from "../../contract/resources";
import { arnOf } from "./support/arns";
import { ipv4Range, isVpcPrefix, overlaps } from "./support/cidrs";
import { define } from "./support/define";
import { text, texts } from "./support/read";
import { mustExist, mustNotBeUsed } from "./support/references";

const type = types.subnet;

/** @throws CloudError when the range leaves the VPC or meets another subnet. */
function admitRange(cidr: string, vpc: StoredResource | undefined, vpcId: string, cloud: Cloud): void {
  const block = ipv4Range(cidr);
  const space = ipv4Range(text(vpc?.outputs ?? {}, "cidrBlock") ?? "0.0.0.0/0");
  if (block === undefined || !isVpcPrefix(block) || space?.contains(block) === false) {
    throw new CloudError(
      "InvalidSubnet.Range",
      `The CIDR '${cidr}' is invalid: it must be a /16 to /28 inside ${space?.toCidrString() ?? vpcId}`,
    );
  }
  for (const other of cloud.where(type, "vpcId", vpcId)) {
    const taken = ipv4Range(text(other.outputs, "cidrBlock") ?? "");
    if (taken !== undefined && overlaps(block, taken)) {
      throw new CloudError(
        "InvalidSubnet.Conflict",
        `The CIDR '${cidr}' conflicts with another subnet (${other.name}, ${taken.toCidrString()})`,
      );
    }
  }
}

/** Any letter of the region is taken: which ones an account sees is its own. Nor is a zone refused for a region that is a guess. */
function admitZone(inputs: Props, cloud: Cloud): void {
  const zone = text(inputs, "availabilityZone");
  if (zone === undefined || cloud.isRegionAssumed || isZoneOf(zone, cloud.region)) return;
  const message = `Value (${zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${cloud.zones.join(", ")}.`;
  throw new CloudError("InvalidParameterValue", message);
}

function admit(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  if (self !== undefined) return;
  const vpcId = text(inputs, "vpcId") ?? "";
  const vpc = mustExist(cloud, types.vpc, vpcId);
  admitZone(inputs, cloud);
  const cidr = text(inputs, "cidrBlock");
  if (cidr !== undefined) admitRange(cidr, vpc, vpcId, cloud);
}

function zoneOf(inputs: Props, cloud: Cloud): string {
  const zoneId = text(inputs, "availabilityZoneId");
  const byId = cloud.zones.find((zone) => zoneId === zoneIdOf(cloud.region, zone));
  return text(inputs, "availabilityZone") ?? byId ?? emptiestZone(inputs, cloud);
}

/** AWS chooses a zone where the program names none, and does not say how: here the VPC's subnets are spread. */
function emptiestZone(inputs: Props, cloud: Cloud): string {
  const taken = cloud.where(type, "vpcId", text(inputs, "vpcId") ?? "").map(({ outputs }) => outputs.availabilityZone);
  const subnetsIn = (zone: string) => taken.filter((one) => one === zone).length;
  const [emptiest] = [...cloud.zones].sort((one, other) => subnetsIn(one) - subnetsIn(other));
  return emptiest ?? `${cloud.region}a`;
}

function remove(old: StoredResource, cloud: Cloud): void {
  const refusal = {
    code: "DependencyViolation",
    message: `The subnet '${old.id}' has dependencies and cannot be deleted.`,
  };
  mustNotBeUsed(
    cloud,
    [
      [types.natGateway, "subnetId"],
      [types.instance, "subnetId"],
    ],
    old.id,
    refusal,
  );
  const holders = [
    [types.balancer, "subnets"],
    [types.group, "vpcZoneIdentifiers"],
    [types.vpcEndpoint, "subnetIds"],
  ] as const;
  for (const [holder, property] of holders) {
    const user = cloud.all(holder).find(({ outputs }) => texts(outputs, property).includes(old.id));
    if (user !== undefined) throw new CloudError(refusal.code, `${refusal.message} (${user.name}, ${user.id})`);
  }
}

const subnet = define({
  type,
  replaceOn: [
    "vpcId",
    "cidrBlock",
    "availabilityZone",
    "availabilityZoneId",
    "ipv6Native",
    "outpostArn",
    "ipv4IpamPoolId",
    "ipv4NetmaskLength",
  ],
  defaults: {
    assignIpv6AddressOnCreation: false,
    enableDns64: false,
    enableResourceNameDnsARecordOnLaunch: false,
    enableResourceNameDnsAaaaRecordOnLaunch: false,
    ipv6Native: false,
    mapPublicIpOnLaunch: false,
  },
  admit,
  id: (_, cloud) => cloud.newId("subnet-"),
  once: (inputs, id, cloud) => {
    const zone = zoneOf(inputs, cloud);
    return {
      arn: arnOf(cloud, "ec2", `subnet/${id}`),
      ownerId: cloud.accountId,
      availabilityZone: zone,
      availabilityZoneId: text(inputs, "availabilityZoneId") ?? zoneIdOf(cloud.region, zone),
      ipv6CidrBlockAssociationId: text(inputs, "ipv6CidrBlock") === undefined ? "" : cloud.newId("subnet-cidr-assoc-"),
      privateDnsHostnameTypeOnLaunch: "ip-name",
    };
  },
  remove,
});

export const subnetTable: ServiceTable = { service: "ec2/subnet", resources: [subnet], functions: [] };
