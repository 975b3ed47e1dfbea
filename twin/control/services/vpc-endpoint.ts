import { types } from "../../../platforms/aws/catalog/types";
import { endpointPrefixesOf } from "../../../platforms/aws/regions";
import { domainOf } from "../../../platforms/aws/regions/partition";
import { type Cloud, CloudError, type Props, type ServiceTable, type StoredResource } from "../../contract/resources";
import { mustBeSecurityGroup, mustShareVpc } from "./security-group-lookup";
import { arnOf } from "./support/arns";
import { define } from "./support/define";
import { flag, isSet, text, texts } from "./support/read";
import { mustAllExist, mustExist } from "./support/references";

const type = types.vpcEndpoint;

const openPolicy = JSON.stringify({
  Statement: [{ Action: "*", Effect: "Allow", Principal: "*", Resource: "*" }],
  Version: "2008-10-17",
});

const isInterface = (inputs: Props) => text(inputs, "vpcEndpointType") === "Interface";

function admitService(inputs: Props, cloud: Cloud): void {
  const name = text(inputs, "serviceName") ?? "";
  const region = text(inputs, "serviceRegion") ?? cloud.region;
  const beginnings = endpointPrefixesOf(region).flatMap((prefix) => [`${prefix}.${region}.`, `${prefix}.vpce.`]);
  const isHere = [...beginnings, "aws."].some((beginning) => name.startsWith(beginning));
  if (name !== "" && !isHere && !cloud.isRegionAssumed)
    throw new CloudError("InvalidServiceName", `The Vpc Endpoint Service '${name}' does not exist`);
}

function admitPrivateDns(inputs: Props, vpc: StoredResource | undefined, others: readonly StoredResource[]): void {
  if (!isInterface(inputs) || flag(inputs, "privateDnsEnabled") !== true) return;
  const settings = vpc?.outputs ?? { enableDnsSupport: true, enableDnsHostnames: true };
  if (flag(settings, "enableDnsSupport") !== true || flag(settings, "enableDnsHostnames") !== true) {
    const message = `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${vpc?.id ?? ""}`;
    throw new CloudError("InvalidParameter", message);
  }
  const name = text(inputs, "serviceName") ?? "";
  const rival = others.find(
    ({ outputs }) => text(outputs, "serviceName") === name && flag(outputs, "privateDnsEnabled") === true,
  );
  if (rival === undefined) return;
  const message = `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${name} in the VPC (${rival.id})`;
  throw new CloudError("InvalidParameter", message);
}

function admitPlaces(inputs: Props, cloud: Cloud, others: readonly StoredResource[]): void {
  const subnets = mustAllExist(cloud, types.subnet, texts(inputs, "subnetIds"));
  const zones = subnets.map(({ outputs }) => text(outputs, "availabilityZone"));
  if (new Set(zones).size < zones.length) {
    throw new CloudError(
      "DuplicateSubnetsInSameZone",
      "Found another VPC endpoint subnet in the same availability zone: give one subnet for each zone",
    );
  }
  const tables = texts(inputs, "routeTableIds");
  mustAllExist(cloud, types.routeTable, tables);
  const service = text(inputs, "serviceName");
  for (const { id, outputs } of others) {
    const shared = texts(outputs, "routeTableIds").find((table) => tables.includes(table));
    if (shared === undefined || text(outputs, "serviceName") !== service) continue;
    throw new CloudError("RouteAlreadyExists", `route table ${shared} already has a route to ${service ?? ""} (${id})`);
  }
}

function admit(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const vpcId = text(inputs, "vpcId") ?? "";
  const vpc = mustExist(cloud, types.vpc, vpcId);
  admitService(inputs, cloud);
  const others = cloud.where(type, "vpcId", vpcId).filter(({ id }) => id !== self?.id);
  admitPlaces(inputs, cloud, others);
  const groups = texts(inputs, "securityGroupIds");
  for (const group of groups) mustBeSecurityGroup(cloud, group);
  mustShareVpc(cloud, groups, vpcId, "InvalidParameter");
  admitPrivateDns(inputs, vpc, others);
}

function dnsEntries(inputs: Props, id: string, cloud: Cloud): readonly Props[] {
  const service = (text(inputs, "serviceName") ?? "").split(".").slice(-1)[0] ?? "";
  return [
    { dnsName: `${id}.${service}.${cloud.region}.vpce.${domainOf(cloud.region)}`, hostedZoneId: "Z7HUB22UULQXV" },
  ];
}

const vpcEndpoint = define({
  type,
  replaceOn: [
    "vpcId",
    "serviceName",
    "vpcEndpointType",
    "serviceRegion",
    "serviceNetworkArn",
    "resourceConfigurationArn",
  ],
  sets: ["routeTableIds", "securityGroupIds", "subnetIds"],
  defaults: { vpcEndpointType: "Gateway" },
  computed: [
    "policy",
    "privateDnsEnabled",
    "routeTableIds",
    "securityGroupIds",
    "subnetIds",
    "ipAddressType",
    "dnsOptions",
  ],
  admit,
  id: (_, cloud) => cloud.newId("vpce-"),
  once: (inputs, id, cloud) => ({
    arn: arnOf(cloud, "ec2", `vpc-endpoint/${id}`),
    ownerId: cloud.accountId,
    state: "available",
    requesterManaged: false,
    privateDnsEnabled: false,
    ipAddressType: isInterface(inputs) ? "ipv4" : "",
    policy: openPolicy,
    prefixListId: isInterface(inputs) ? "" : cloud.newId("pl-"),
    cidrBlocks: isInterface(inputs) ? [] : ["52.218.0.0/17"],
    dnsEntries: isInterface(inputs) ? dnsEntries(inputs, id, cloud) : [],
    routeTableIds: [],
    securityGroupIds: [],
    subnetIds: [],
  }),
  derive: (inputs, _id, cloud, self) => {
    const known = texts(self?.outputs ?? {}, "networkInterfaceIds");
    const subnets = isSet(inputs, "subnetIds") ? texts(inputs, "subnetIds") : [];
    return { networkInterfaceIds: subnets.map((_, index) => known[index] ?? cloud.newId("eni-")) };
  },
});

export const vpcEndpointTable: ServiceTable = { service: "ec2/vpc-endpoint", resources: [vpcEndpoint], functions: [] };
