import { types } from "../../../platforms/aws/catalog/types";
import { domainOf } from "../../../platforms/aws/regions/partition";
import { type Cloud, CloudError, type Props, type ServiceTable, type StoredResource } from "../../contract/resources";
import { natGateway, natType, usersOfAddress } from "./nat-gateway";
import { arnOf } from "./support/arns";
import { define } from "./support/define";
import { flag, text } from "./support/read";
import { mustExist } from "./support/references";

const igwType = types.internetGateway;

/** @throws CloudError while public addresses still map through the VPC's internet gateway. */
function mustHaveNoPublicAddresses(vpcId: string, cloud: Cloud): void {
  const isPublicNat = ({ outputs }: StoredResource) =>
    text(outputs, "connectivityType") === "public" && text(outputs, "vpcId") === vpcId;
  const isPublicBalancer = ({ outputs }: StoredResource) =>
    flag(outputs, "internal") !== true && text(outputs, "vpcId") === vpcId;
  const user = cloud.all(natType).find(isPublicNat) ?? cloud.all(types.balancer).find(isPublicBalancer);
  if (user === undefined) return;
  const message = `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway. (${user.name})`;
  throw new CloudError("DependencyViolation", message);
}

function admitInternetGateway(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const vpcId = text(inputs, "vpcId");
  const before = self === undefined ? undefined : text(self.outputs, "vpcId");
  if (before !== undefined && before !== vpcId) mustHaveNoPublicAddresses(before, cloud);
  if (vpcId === undefined) return;
  mustExist(cloud, types.vpc, vpcId);
  const other = cloud.where(igwType, "vpcId", vpcId).find(({ id }) => id !== self?.id);
  if (other !== undefined) {
    throw new CloudError(
      "InvalidParameterValue",
      `Network ${vpcId} already has an internet gateway attached (${other.id})`,
    );
  }
}

const internetGateway = define({
  type: igwType,
  replaceOn: [],
  admit: admitInternetGateway,
  id: (_, cloud) => cloud.newId("igw-"),
  once: (_, id, cloud) => ({ arn: arnOf(cloud, "ec2", `internet-gateway/${id}`), ownerId: cloud.accountId }),
  remove: (old, cloud) => {
    const vpcId = text(old.outputs, "vpcId");
    if (vpcId !== undefined) mustHaveNoPublicAddresses(vpcId, cloud);
  },
});

const egressOnlyInternetGateway = define({
  type: types.egressOnlyGateway,
  replaceOn: ["vpcId"],
  admit: (inputs, cloud) => void mustExist(cloud, types.vpc, text(inputs, "vpcId") ?? ""),
  id: (_, cloud) => cloud.newId("eigw-"),
});

/** An address from the ranges kept for documentation: it names no machine. */
function publicAddress(cloud: Cloud): string {
  const ranges = ["203.0.113", "198.51.100", "192.0.2"];
  const used = cloud.all(types.elasticIp).length;
  return `${ranges[Math.floor(used / 254) % ranges.length]}.${(used % 254) + 1}`;
}

/** The oldest region has a name of its own. */
const computeDomain = ({ region }: Cloud) =>
  region === "us-east-1" ? "compute-1.amazonaws.com" : `${region}.compute.${domainOf(region)}`;

const publicName = (cloud: Cloud, ip: string) => `ec2-${ip.replaceAll(".", "-")}.${computeDomain(cloud)}`;

const eip = define({
  type: types.elasticIp,
  replaceOn: ["domain", "address", "customerOwnedIpv4Pool", "ipamPoolId", "networkBorderGroup", "publicIpv4Pool"],
  id: (_, cloud) => cloud.newId("eipalloc-"),
  once: (_, id, cloud) => {
    const publicIp = publicAddress(cloud);
    return {
      arn: arnOf(cloud, "ec2", `elastic-ip/${id}`),
      allocationId: id,
      publicIp,
      publicDns: publicName(cloud, publicIp),
      domain: "vpc",
      networkBorderGroup: cloud.region,
      publicIpv4Pool: "amazon",
      associationId: "",
      privateIp: "",
      privateDns: "",
      carrierIp: "",
      customerOwnedIp: "",
      ptrRecord: "",
    };
  },
  remove: (old, cloud) => {
    const user = usersOfAddress(old.id, cloud)[0];
    if (user === undefined) return;
    throw new CloudError(
      "InvalidIPAddress.InUse",
      `Address ${text(old.outputs, "publicIp") ?? old.id} is in use (${user.name}, ${user.id}).`,
    );
  },
});

export const gatewaysTable: ServiceTable = {
  service: "ec2/gateways",
  resources: [internetGateway, egressOnlyInternetGateway, eip, natGateway],
  functions: [],
};
