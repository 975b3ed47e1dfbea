import { types } from "../../../platforms/aws/catalog/types";
import {
  type Cloud,
  CloudError,
  type FunctionModel,
  type Props,
  type ServiceTable,
  type StoredResource,
} from "../../contract/resources";
import { isOfAccount } from "../default-network";
import { imageIdOf } from "./ssm";
import { ipv4Range, usableAddresses } from "./support/cidrs";
import { flag, record, records, text, texts } from "./support/read";

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The vendor's filter names, as outputs: `vpc-id`, `tag:Name`, `cidr`. */
function matches(resource: StoredResource, filter: Props): boolean {
  const [name, values] = [text(filter, "name") ?? "", texts(filter, "values")];
  const tags = record(resource.outputs, "tagsAll") ?? {};
  const aliases: Readonly<Record<string, string>> = { cidr: "cidrBlock", cidrBlock: "cidrBlock", groupName: "name" };
  const property = aliases[camel(name)] ?? camel(name);
  const value = name.startsWith("tag:")
    ? text(tags, name.slice(4))
    : property.endsWith("Id") && resource.outputs[property] === undefined
      ? resource.id
      : text(resource.outputs, property);
  return values.some((pattern) =>
    new RegExp(
      `^${pattern
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", ".*")
        .replaceAll("?", ".")}$`,
    ).test(value ?? ""),
  );
}

function find(args: Props, type: string, keys: readonly string[], cloud: Cloud): readonly StoredResource[] {
  const id = text(args, "id");
  return cloud
    .all(type)
    .filter(
      (resource) =>
        (id === undefined || resource.id === id) &&
        keys.every((key) => text(args, key) === undefined || text(args, key) === text(resource.outputs, key)) &&
        Object.entries(record(args, "tags") ?? {}).every(
          ([key, value]) => record(resource.outputs, "tagsAll")?.[key] === value,
        ) &&
        records(args, "filters").every((filter) => matches(resource, filter)),
    );
}

/** @throws CloudError unless exactly one matches, in the provider's words. */
function theOne(found: readonly StoredResource[], code: string, what: string): StoredResource {
  const [first] = found;
  if (first === undefined) throw new CloudError(code, `no matching ${what} found`);
  if (found.length > 1)
    throw new CloudError(
      "TooManyResults",
      `multiple ${what}s matched; use additional constraints to reduce matches to a single one`,
    );
  return first;
}

const live = (resource: StoredResource): Props => ({
  ...resource.outputs,
  id: resource.id,
  tags: record(resource.outputs, "tagsAll") ?? {},
});

function getVpc(args: Props, cloud: Cloud): Props {
  const matching = find(args, types.vpc, ["cidrBlock"], cloud);
  const wanted = args.default === true ? matching.filter(isOfAccount) : matching;
  const found = theOne(wanted, "InvalidVpcID.NotFound", "EC2 VPC");
  const cidrBlock = text(found.outputs, "cidrBlock") ?? "";
  return {
    ...live(found),
    default: isOfAccount(found),
    state: "available",
    cidrBlockAssociations: [{ associationId: "", cidrBlock, state: "associated" }],
    ipv6CidrBlockAssociations: [],
  };
}

function getSubnet(args: Props, cloud: Cloud): Props {
  const matching = find(args, types.subnet, ["vpcId", "availabilityZone", "cidrBlock"], cloud);
  const wanted = args.defaultForAz === true ? matching.filter(isOfAccount) : matching;
  const found = theOne(wanted, "InvalidSubnetID.NotFound", "EC2 Subnet");
  const range = ipv4Range(text(found.outputs, "cidrBlock") ?? "");
  const availableIpAddressCount = range === undefined ? 0 : usableAddresses(range);
  return {
    ipv6CidrBlock: "",
    outpostArn: "",
    ...live(found),
    state: "available",
    defaultForAz: isOfAccount(found),
    availableIpAddressCount,
  };
}

function getSubnets(args: Props, cloud: Cloud): Props {
  const ids = find(args, types.subnet, [], cloud).map(({ id }) => id);
  return { ...args, id: cloud.region, ids, region: cloud.region, tags: record(args, "tags") ?? {} };
}

function getSecurityGroup(args: Props, cloud: Cloud): Props {
  return live(
    theOne(find(args, types.securityGroup, ["name", "vpcId"], cloud), "InvalidGroup.NotFound", "EC2 Security Group"),
  );
}

/** Images of the vendor and of publishers: the same question always gets the same one. */
function getAmi(args: Props, cloud: Cloud): Props {
  const named = (name: string) =>
    records(args, "filters")
      .filter((filter) => text(filter, "name") === name)
      .flatMap((filter) => texts(filter, "values"));
  const question = JSON.stringify([texts(args, "owners"), args.filters ?? [], args.nameRegex ?? ""]);
  const id = imageIdOf(question, cloud);
  const [architecture = "x86_64"] = named("architecture");
  const [pattern = "image"] = named("name");
  const owner = texts(args, "owners")[0] ?? "amazon";
  return {
    ...args,
    id,
    imageId: id,
    arn: `arn:${cloud.partition}:ec2:${cloud.region}::image/${id}`,
    architecture,
    name: pattern.replaceAll("*", "0"),
    ownerId: /^\d{12}$/.test(owner) ? owner : "137112412989",
    imageOwnerAlias: /^\d{12}$/.test(owner) ? "" : owner,
    description: "",
    blockDeviceMappings: [],
    rootDeviceName: "/dev/xvda",
    rootDeviceType: "ebs",
    rootSnapshotId: id.replace("ami-", "snap-"),
    virtualizationType: "hvm",
    hypervisor: "xen",
    imageType: "machine",
    state: "available",
    public: true,
    enaSupport: true,
    imdsSupport: "v2.0",
    creationDate: "2026-01-01T00:00:00.000Z",
    tags: {},
    mostRecent: flag(args, "mostRecent") ?? false,
  };
}

/** Ranges of gateway endpoints, by service name. */
function getPrefixList(args: Props, cloud: Cloud): Props {
  const name = text(args, "name") ?? `com.amazonaws.${cloud.region}.s3`;
  const id = text(args, "prefixListId") ?? imageIdOf(name, cloud).replace("ami-", "pl-").slice(0, 11);
  return { ...args, id, name, prefixListId: id, cidrBlocks: ["52.218.0.0/17"], region: cloud.region };
}

function getManagedPrefixList(args: Props, cloud: Cloud): Props {
  const { id, name } = getPrefixList(args, cloud);
  const listId = typeof id === "string" ? id : "";
  return {
    id: listId,
    name: name ?? "",
    arn: `arn:${cloud.partition}:ec2:${cloud.region}:aws:prefix-list/${listId}`,
    addressFamily: "IPv4",
    entries: [{ cidr: "52.218.0.0/17", description: "" }],
    maxEntries: 1,
    ownerId: "AWS",
    version: 1,
    tags: {},
    region: cloud.region,
  };
}

const functions: readonly FunctionModel[] = [
  { token: "aws:ec2/getVpc:getVpc", invoke: getVpc },
  { token: "aws:ec2/getSubnet:getSubnet", invoke: getSubnet },
  { token: "aws:ec2/getSubnets:getSubnets", invoke: getSubnets },
  { token: "aws:ec2/getSecurityGroup:getSecurityGroup", invoke: getSecurityGroup },
  { token: "aws:ec2/getAmi:getAmi", invoke: getAmi },
  { token: "aws:ec2/getPrefixList:getPrefixList", invoke: getPrefixList },
  { token: "aws:ec2/getManagedPrefixList:getManagedPrefixList", invoke: getManagedPrefixList },
];

export const ec2DataTable: ServiceTable = { service: "ec2/data", resources: [], functions };
