import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type StoredResource } from "../../contract/resources";
import { addressAt, ipv4Range } from "./support/cidrs";
import { define } from "./support/define";
import { isSet, records, text, texts } from "./support/read";
import { mustExist } from "./support/references";

export const natType = types.natGateway;

const isPublic = (inputs: Props) =>
  text(inputs, "connectivityType") !== "private" && text(inputs, "availabilityMode") !== "regional";

const isRegional = (inputs: Props) => text(inputs, "availabilityMode") === "regional";

/** Elastic IPs by allocation id: of one zone's gateway, or of each zone of a regional one. */
const addressesOf = (inputs: Props): readonly string[] => [
  ...[text(inputs, "allocationId") ?? ""].filter((id) => id !== ""),
  ...records(inputs, "availabilityZoneAddresses").flatMap((zone) => texts(zone, "allocationIds")),
];

export const usersOfAddress = (allocation: string, cloud: Cloud): readonly StoredResource[] =>
  cloud.all(natType).filter(({ outputs }) => addressesOf(outputs).includes(allocation));

function mustBeFree(allocation: string, cloud: Cloud, self: StoredResource | undefined): void {
  mustExist(cloud, types.elasticIp, allocation);
  if (usersOfAddress(allocation, cloud).every(({ id }) => id === self?.id)) return;
  throw new CloudError("Resource.AlreadyAssociated", `Elastic IP address [${allocation}] is already associated`);
}

export function mustHaveInternet(vpcId: string | undefined, cloud: Cloud): void {
  const isOwn = vpcId !== undefined && cloud.get(types.vpc, vpcId) !== undefined;
  if (!isOwn || cloud.where(types.internetGateway, "vpcId", vpcId).length > 0) return;
  throw new CloudError("Gateway.NotAttached", `Network ${vpcId} has no Internet gateway attached`);
}

/** It stands in the zones that have addresses, each of which has a subnet. Source: Amazon VPC user guide, regional NAT gateways. */
function admitRegional(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const vpcId = text(inputs, "vpcId") ?? "";
  mustExist(cloud, types.vpc, vpcId);
  for (const allocation of addressesOf(inputs)) mustBeFree(allocation, cloud, self);
  mustHaveInternet(vpcId, cloud);
}

function admitNat(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  if (isRegional(inputs)) return admitRegional(inputs, cloud, self);
  if (self !== undefined) return;
  const subnet = mustExist(cloud, types.subnet, text(inputs, "subnetId") ?? "");
  if (!isPublic(inputs)) return;
  mustBeFree(text(inputs, "allocationId") ?? "", cloud, self);
  mustHaveInternet(text(subnet?.outputs ?? {}, "vpcId"), cloud);
}

/** What a gateway of the whole VPC has in place of an address in a subnet. */
function regionalParts(inputs: Props, cloud: Cloud): Props {
  const isAutomatic = records(inputs, "availabilityZoneAddresses").length === 0;
  const addresses = records(inputs, "availabilityZoneAddresses").flatMap((zone) =>
    texts(zone, "allocationIds").map((allocationId) => ({
      allocationId,
      associationId: cloud.newId("eipassoc-"),
      availabilityZone: text(zone, "availabilityZone") ?? "",
      availabilityZoneId: text(zone, "availabilityZoneId") ?? "",
      networkInterfaceId: "",
      publicIp: text(cloud.get(types.elasticIp, allocationId)?.outputs ?? {}, "publicIp") ?? "",
      status: "succeeded",
    })),
  );
  return {
    autoProvisionZones: isAutomatic ? "enabled" : "disabled",
    autoScalingIps: isAutomatic ? "enabled" : "disabled",
    regionalNatGatewayAutoMode: isAutomatic ? "enabled" : "disabled",
    regionalNatGatewayAddresses: addresses,
    routeTableId: cloud.newId("rtb-"),
    associationId: "",
    networkInterfaceId: "",
    publicIp: "",
    privateIp: "",
    subnetId: "",
    secondaryPrivateIpAddresses: [],
    secondaryPrivateIpAddressCount: 0,
  };
}

export const natGateway = define({
  type: natType,
  replaceOn: ["allocationId", "subnetId", "connectivityType", "privateIp", "availabilityMode", "vpcId"],
  defaults: { connectivityType: "public" },
  admit: admitNat,
  id: (_, cloud) => cloud.newId("nat-"),
  computed: ["availabilityZoneAddresses"],
  once: (inputs, _id, cloud) => {
    if (isRegional(inputs)) return regionalParts(inputs, cloud);
    const subnet = cloud.get(types.subnet, text(inputs, "subnetId") ?? "");
    const allocation = cloud.get(types.elasticIp, text(inputs, "allocationId") ?? "");
    const range = ipv4Range(text(subnet?.outputs ?? {}, "cidrBlock") ?? "");
    return {
      vpcId: text(subnet?.outputs ?? {}, "vpcId") ?? "",
      networkInterfaceId: cloud.newId("eni-"),
      associationId: isSet(inputs, "allocationId") ? cloud.newId("eipassoc-") : "",
      publicIp: text(allocation?.outputs ?? {}, "publicIp") ?? "",
      privateIp: range === undefined ? "" : addressAt(range, Number(range.getSize()) - 2),
      availabilityMode: "zonal",
      secondaryPrivateIpAddresses: [],
      secondaryPrivateIpAddressCount: 0,
    };
  },
});
