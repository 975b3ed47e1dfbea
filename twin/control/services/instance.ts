import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type ServiceTable, type StoredResource } from "../../contract/resources";
import { isOfAccount } from "../default-network";
import { eipAssociation, elasticAddressOf } from "./elastic-ip";
import { keyPair } from "./key-pair";
import { addressesIn, newAddress } from "./load-balancer-addresses";
import { privateName, publicAddress, publicName } from "./public-address";
import { mustBeSecurityGroup, mustShareVpc } from "./security-group-lookup";
import { arnOf } from "./support/arns";
import { ipv4Range, overlaps } from "./support/cidrs";
import { define } from "./support/define";
import { flag, isSet, text, texts } from "./support/read";
import { mustExist } from "./support/references";
import {
  contentsAt,
  findTemplate,
  securityGroupsOfTemplate,
  templateReference,
  versionNumber,
} from "./template-lookup";

const type = types.instance;

/** What a launch template says, where the instance names one. */
function templateOf(inputs: Props, cloud: Cloud): Props {
  const reference = templateReference(inputs);
  const template = reference === undefined ? undefined : findTemplate(reference, cloud);
  if (reference === undefined) return {};
  if (template !== undefined) return contentsAt(template, versionNumber(reference, template));
  if (cloud.unknownReferences === "assumed") return {};
  const code = "InvalidLaunchTemplateId.NotFound";
  throw new CloudError(code, `The specified launch template, ${reference.id ?? reference.name ?? ""}, does not exist.`);
}

/** Where it stands: in the subnet that it names, or in one of the default VPC, in its zone. */
function subnetOf(inputs: Props, cloud: Cloud): StoredResource | undefined {
  const named = text(inputs, "subnetId") ?? "";
  if (named !== "") return mustExist(cloud, types.subnet, named);
  if (isSet(inputs, "networkInterfaces") || isSet(inputs, "primaryNetworkInterface")) return undefined;
  const zone = text(inputs, "availabilityZone");
  const own = cloud.all(types.subnet).filter(isOfAccount);
  const found = own.find(({ outputs }) => zone === undefined || text(outputs, "availabilityZone") === zone);
  if (found !== undefined || cloud.unknownReferences === "assumed") return found;
  const message = `No default subnet for availability zone: '${zone ?? "null"}'.`;
  throw new CloudError("MissingInput", message);
}

/** Ids of its security groups. Without a subnet `securityGroups` are names in the default VPC. */
function groupsOf(inputs: Props, subnet: StoredResource | undefined, cloud: Cloud): readonly string[] {
  const ids = texts(inputs, "vpcSecurityGroupIds");
  if (ids.length > 0) return ids;
  const vpcId = text(subnet?.outputs ?? {}, "vpcId") ?? "";
  const given = texts(inputs, "securityGroups");
  if (given.length > 0 && isSet(inputs, "subnetId")) return given;
  const named = given.map((name) => groupNamed(name, vpcId, cloud));
  if (named.length > 0) return named;
  const ofTemplate = securityGroupsOfTemplate(templateOf(inputs, cloud));
  const usual = text(cloud.get(types.vpc, vpcId)?.outputs ?? {}, "defaultSecurityGroupId");
  return ofTemplate.length > 0 || usual === undefined ? ofTemplate : [usual];
}

function groupNamed(name: string, vpcId: string, cloud: Cloud): string {
  const found = cloud.where(types.securityGroup, "name", name).find(({ outputs }) => text(outputs, "vpcId") === vpcId);
  if (found !== undefined || cloud.unknownReferences === "assumed") return found?.id ?? name;
  const message = `The security group '${name}' does not exist in default VPC '${vpcId}'`;
  throw new CloudError("InvalidGroup.NotFound", message);
}

function admitAddress(inputs: Props, subnet: StoredResource | undefined, cloud: Cloud): void {
  const address = text(inputs, "privateIp");
  const [own, range] = [ipv4Range(`${address ?? ""}/32`), ipv4Range(text(subnet?.outputs ?? {}, "cidrBlock") ?? "")];
  if (address === undefined || subnet === undefined || own === undefined || range === undefined) return;
  if (!overlaps(own, range)) {
    const message = `Address ${address} does not fall within the subnet's address range`;
    throw new CloudError("InvalidParameterValue", message);
  }
  if (addressesIn(subnet, cloud, undefined).has(address))
    throw new CloudError("InvalidIPAddress.InUse", `Address ${address} is in use.`);
}

function admitProfile(inputs: Props, cloud: Cloud): void {
  const name = text(inputs, "iamInstanceProfile") ?? "";
  if (name === "" || cloud.unknownReferences === "assumed") return;
  if (cloud.get(types.instanceProfile, name) !== undefined) return;
  const message = `Value (${name}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name`;
  throw new CloudError("InvalidParameterValue", message);
}

/** Throws CloudError where RunInstances or a later change refuse. Which images and keys an account has is its own. */
function admit(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const subnet = subnetOf(inputs, cloud);
  const groups = groupsOf(inputs, subnet, cloud);
  for (const id of groups) mustBeSecurityGroup(cloud, id);
  mustShareVpc(cloud, groups, text(subnet?.outputs ?? {}, "vpcId"), "InvalidParameter");
  admitProfile(inputs, cloud);
  if (self !== undefined) return;
  admitAddress(inputs, subnet, cloud);
  const [asked, zone] = [text(inputs, "availabilityZone"), text(subnet?.outputs ?? {}, "availabilityZone")];
  if (asked === undefined || zone === undefined || asked === zone) return;
  const message = `The availability zone '${asked}' does not match the subnet's, '${zone}'`;
  throw new CloudError("InvalidParameterCombination", message);
}

function placeOf(inputs: Props, cloud: Cloud): Props {
  const subnet = subnetOf(inputs, cloud);
  const place = subnet?.outputs ?? {};
  const privateIp = text(inputs, "privateIp") ?? (subnet === undefined ? "" : newAddress(subnet, cloud, undefined));
  const isPublic = flag(inputs, "associatePublicIpAddress") ?? flag(place, "mapPublicIpOnLaunch") ?? false;
  const publicIp = isPublic ? publicAddress(cloud) : "";
  const vpc = cloud.get(types.vpc, text(place, "vpcId") ?? "");
  const isNamed = publicIp !== "" && flag(vpc?.outputs ?? {}, "enableDnsHostnames") !== false;
  return {
    availabilityZone: text(place, "availabilityZone") ?? "",
    subnetId: subnet?.id ?? "",
    vpcSecurityGroupIds: [...groupsOf(inputs, subnet, cloud)],
    ...{ privateIp, privateDns: privateIp === "" ? "" : privateName(cloud, privateIp) },
    ...{ publicIp, publicDns: isNamed ? publicName(cloud, publicIp) : "", associatePublicIpAddress: isPublic },
  };
}

/** What an image and the type decide on AWS has the values of most of them. */
const usual: Props = {
  ...{
    disableApiStop: false,
    disableApiTermination: false,
    ebsOptimized: false,
    monitoring: false,
    hibernation: false,
  },
  ...{ instanceInitiatedShutdownBehavior: "stop", tenancy: "default", placementGroup: "", placementGroupId: "" },
  ...{ placementPartitionNumber: 0, hostId: "", hostResourceGroupArn: "", outpostArn: "", passwordData: "" },
  ...{ iamInstanceProfile: "", keyName: "", ipv6AddressCount: 0, ipv6Addresses: [], securityGroups: [] },
  ...{ instanceLifecycle: "", spotInstanceRequestId: "", secondaryPrivateIps: [], ephemeralBlockDevices: [] },
  ...{ ebsBlockDevices: [], networkInterfaces: [], secondaryNetworkInterfaces: [], enablePrimaryIpv6: false },
  capacityReservationSpecification: { capacityReservationPreference: "open" },
  enclaveOptions: { enabled: false },
  maintenanceOptions: { autoRecovery: "default" },
  metadataOptions: {
    ...{ httpEndpoint: "enabled", httpProtocolIpv6: "disabled", httpPutResponseHopLimit: 1 },
    ...{ httpTokens: "optional", instanceMetadataTags: "disabled" },
  },
  privateDnsNameOptions: {
    ...{ enableResourceNameDnsARecord: false, enableResourceNameDnsAaaaRecord: false, hostnameType: "ip-name" },
  },
};

/** Inputs that another instance has to be made for. Source: the provider's schema of aws_instance. */
const fixed = [
  ...["ami", "associatePublicIpAddress", "availabilityZone", "cpuOptions", "ebsOptimized", "enclaveOptions"],
  ...["ephemeralBlockDevices", "hibernation", "hostId", "ipv6AddressCount", "ipv6Addresses", "keyName"],
  ...["launchTemplate", "placementGroup", "placementPartitionNumber", "privateDnsNameOptions", "privateIp"],
  ...["securityGroups", "subnetId", "tenancy", "instanceMarketOptions", "networkInterfaces", "ebsBlockDevices"],
  ...["rootBlockDevice.encrypted", "rootBlockDevice.kmsKeyId"],
];

const instance = define({
  type,
  replaceOn: fixed,
  sets: ["vpcSecurityGroupIds", "securityGroups", "secondaryPrivateIps", "ebsBlockDevices"],
  defaults: { getPasswordData: false, sourceDestCheck: true, userDataReplaceOnChange: false, forceDestroy: false },
  computed: [
    ...Object.keys(usual).filter(
      (key) => !["instanceLifecycle", "outpostArn", "passwordData", "spotInstanceRequestId"].includes(key),
    ),
    ...["ami", "associatePublicIpAddress", "availabilityZone", "cpuOptions", "instanceType", "privateIp"],
    ...["primaryNetworkInterface", "rootBlockDevice", "subnetId", "vpcSecurityGroupIds"],
  ],
  replaceWhen: (old, inputs) =>
    flag(inputs, "userDataReplaceOnChange") === true
      ? ["userData", "userDataBase64"].filter((key) => text(old, key) !== text(inputs, key))
      : [],
  admit,
  id: (_, cloud) => cloud.newId("i-"),
  once: (inputs, id, cloud) => {
    const template = templateOf(inputs, cloud);
    return {
      ...usual,
      ...placeOf(inputs, cloud),
      arn: arnOf(cloud, "ec2", `instance/${id}`),
      instanceState: "running",
      primaryNetworkInterfaceId: cloud.newId("eni-"),
      ami: text(template, "imageId") ?? "",
      instanceType: text(template, "instanceType") ?? "",
      rootBlockDevice: {
        ...{ deleteOnTermination: true, deviceName: "/dev/xvda", encrypted: false, kmsKeyId: "", iops: 3000 },
        ...{ throughput: 125, volumeId: cloud.newId("vol-"), volumeSize: 8, volumeType: "gp3", tags: {}, tagsAll: {} },
      },
    };
  },
  derive: (inputs, id, cloud) => {
    const address = elasticAddressOf(id, cloud);
    const isGiven = isSet(inputs, "userData") || isSet(inputs, "userDataBase64");
    const userData = isGiven ? undefined : text(templateOf(inputs, cloud), "userData");
    return {
      ...(address === undefined ? {} : { publicIp: address, publicDns: publicName(cloud, address) }),
      ...(userData === undefined ? {} : { userDataBase64: userData }),
    };
  },
  remove: ({ id, outputs }) => {
    if (flag(outputs, "disableApiTermination") !== true || flag(outputs, "forceDestroy") === true) return;
    const message = `The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`;
    throw new CloudError("OperationNotPermitted", message);
  },
});

/** Machines that the program makes one by one, what opens them, and their public addresses. */
export const instanceTable: ServiceTable = {
  service: "ec2/instance",
  resources: [instance, keyPair, eipAssociation],
  functions: [],
};
