import { createHash } from "node:crypto";
import { IPv4, IPv4CidrRange } from "ip-num";
import { types } from "../../platforms/aws/catalog/types";
import type { Json, Props, StoredResource } from "../contract/resources";
import { isList, isProps } from "./values";

/** Whose default network is meant. */
interface Place {
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
  readonly zones: readonly string[];
  /** What ids are drawn from. */
  readonly seed: string;
}

const vpcRange = "172.31.0.0/16";
/** Each subnet is a /20. */
const subnetSize = 4096n;

/**
 * What every account has in a region before anything is made: a VPC with a public subnet in each zone, its internet gateway and its default
 * security group. The same ids each time. Source: Amazon VPC user guide, "Default VPCs", read 2026-11-30.
 */
export function defaultNetwork(place: Place): readonly StoredResource[] {
  const { accountId, partition, region, zones } = place;
  const id = (prefix: string, key: string) =>
    `${prefix}0${createHash("sha256").update(`${place.seed}|${region}|default|${key}`).digest("hex").slice(0, 16)}`;
  const arn = (what: string) => `arn:${partition}:ec2:${region}:${accountId}:${what}`;
  const [vpcId, groupId, gatewayId] = [id("vpc-", "vpc"), id("sg-", "group"), id("igw-", "gateway")];
  const routeTable = id("rtb-", "routes");
  const stored = (type: string, own: string, outputs: Props): StoredResource => ({
    ...{ type, id: own, urn: "", name: "default", region, inputs: {}, createdAt: new Date(0).toISOString() },
    outputs: { ownerId: accountId, tags: {}, tagsAll: {}, region, ...outputs },
  });
  const all = { protocol: "-1", fromPort: 0, toPort: 0, ipv6CidrBlocks: [], prefixListIds: [], description: "" };
  return [
    stored(types.vpc, vpcId, {
      arn: arn(`vpc/${vpcId}`),
      cidrBlock: vpcRange,
      instanceTenancy: "default",
      enableDnsSupport: true,
      enableDnsHostnames: true,
      enableNetworkAddressUsageMetrics: false,
      isDefault: "true",
      mainRouteTableId: routeTable,
      defaultRouteTableId: routeTable,
      defaultNetworkAclId: id("acl-", "acl"),
      defaultSecurityGroupId: groupId,
      dhcpOptionsId: id("dopt-", "options"),
      ipv6AssociationId: "",
      ipv6CidrBlock: "",
      ipv6CidrBlockNetworkBorderGroup: "",
    }),
    stored(types.internetGateway, gatewayId, {
      arn: arn(`internet-gateway/${gatewayId}`),
      vpcId,
    }),
    stored(types.securityGroup, groupId, {
      arn: arn(`security-group/${groupId}`),
      vpcId,
      name: "default",
      namePrefix: "",
      description: "default VPC security group",
      ingress: [{ ...all, self: true, cidrBlocks: [], securityGroups: [] }],
      egress: [{ ...all, self: false, cidrBlocks: ["0.0.0.0/0"], securityGroups: [] }],
    }),
    ...zones.map((zone, index) => {
      const subnetId = id("subnet-", zone);
      return stored(types.subnet, subnetId, {
        arn: arn(`subnet/${subnetId}`),
        vpcId,
        availabilityZone: zone,
        cidrBlock: rangeOf(index),
        defaultForAz: "true",
        mapPublicIpOnLaunch: true,
        assignIpv6AddressOnCreation: false,
        ipv6CidrBlock: "",
        ipv6Native: false,
        enableDns64: false,
      });
    }),
  ];
}

/** `172.31.0.0/20`, `172.31.16.0/20`, ... */
function rangeOf(index: number): string {
  const first = IPv4CidrRange.fromCidr(vpcRange).getFirst().getValue();
  return `${new IPv4(first + BigInt(index) * subnetSize).toString()}/20`;
}

/** Whether the account has a resource by itself: no program has made it. */
export const isOfAccount = ({ urn, name }: StoredResource): boolean => urn === "" && name === "default";

/** Whether a resource stands in the default VPC because it names no other place. */
export function standsInDefault(type: string, inputs: Props): boolean {
  const isGiven = (key: string) => inputs[key] !== undefined && inputs[key] !== null && inputs[key] !== "";
  if (type === types.securityGroup) return !isGiven("vpcId");
  return (
    type === types.instance && !["subnetId", "networkInterfaces", "primaryNetworkInterface"].some((key) => isGiven(key))
  );
}

/** Whether a look-up speaks of what the account has by itself, by what it is or by the id of a part of it. */
export function asksForDefault(token: string, args: Props, network: () => readonly StoredResource[]): boolean {
  if (!/^aws:ec2\/get(?:Vpc|Subnet|Subnets|SecurityGroup):/.test(token)) return false;
  if (args.default === true || args.defaultForAz === true || args.name === "default" || namesDefault(args.filters))
    return true;
  const text = JSON.stringify(args);
  return network().some(({ id }) => text.includes(id));
}

const defaultFilters: ReadonlySet<string> = new Set(["is-default", "isDefault", "default-for-az", "defaultForAz"]);

function namesDefault(filters: Json | undefined): boolean {
  if (!isList(filters)) return false;
  return filters.some(
    (filter) => isProps(filter) && typeof filter.name === "string" && defaultFilters.has(filter.name),
  );
}
