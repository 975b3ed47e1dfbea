import { types } from "../../../platforms/aws/catalog/types";
import {
  type Cloud,
  CloudError,
  type Props,
  type ResourceModel,
  type ServiceTable,
  type StoredResource,
} from "../../contract/resources";
import { arnOf, hex } from "./support/arns";
import { define } from "./support/define";
import { flag, text } from "./support/read";
import { mustExist, mustNotBeUsed } from "./support/references";

/** A /56 of the documentation prefix: AWS gives one of its own. */
function generatedIpv6(cloud: Cloud): string {
  const drawn = hex(cloud, 8);
  return `2001:db8:${drawn.slice(0, 4)}:${drawn.slice(4, 6)}00::/56`;
}

const wantsIpv6 = (props: Props) => flag(props, "assignGeneratedIpv6CidrBlock") === true;

/** AWS gives the block when it is asked for, and takes it back only when no subnet has a part of it. */
function ipv6After(inputs: Props, cloud: Cloud, self: StoredResource): Props {
  if (wantsIpv6(inputs) === wantsIpv6(self.inputs)) return {};
  if (wantsIpv6(inputs)) {
    return { ipv6AssociationId: cloud.newId("vpc-cidr-assoc-"), ipv6CidrBlock: generatedIpv6(cloud) };
  }
  const user = cloud
    .where(types.subnet, "vpcId", self.id)
    .find(({ outputs }) => (text(outputs, "ipv6CidrBlock") ?? "") !== "");
  if (user === undefined) return { ipv6AssociationId: "", ipv6CidrBlock: "" };
  throw new CloudError(
    "InvalidCidrBlock.InUse",
    `The vpc ${self.id} currently has a subnet within CIDR block ${text(self.outputs, "ipv6CidrBlock") ?? ""} (${user.name})`,
  );
}

const vpc: ResourceModel = define({
  type: types.vpc,
  replaceOn: ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"],
  replaceWhen: (old, inputs) =>
    text(inputs, "instanceTenancy") === "dedicated" && text(old, "instanceTenancy") !== "dedicated"
      ? ["instanceTenancy"]
      : [],
  defaults: { enableDnsSupport: true, instanceTenancy: "default" },
  updateChanges: ["ipv6AssociationId", "ipv6CidrBlock"],
  derive: (inputs, _id, cloud, self) => (self === undefined ? {} : ipv6After(inputs, cloud, self)),
  id: (_, cloud) => cloud.newId("vpc-"),
  once: (inputs, id, cloud) => {
    const main = cloud.newId("rtb-");
    const ipv6 = wantsIpv6(inputs);
    return {
      arn: arnOf(cloud, "ec2", `vpc/${id}`),
      ownerId: cloud.accountId,
      mainRouteTableId: main,
      defaultRouteTableId: main,
      defaultNetworkAclId: cloud.newId("acl-"),
      defaultSecurityGroupId: cloud.newId("sg-"),
      dhcpOptionsId: cloud.newId("dopt-"),
      enableDnsHostnames: false,
      enableNetworkAddressUsageMetrics: false,
      ipv6AssociationId: ipv6 ? cloud.newId("vpc-cidr-assoc-") : "",
      ipv6CidrBlock: ipv6 ? generatedIpv6(cloud) : "",
      ipv6CidrBlockNetworkBorderGroup: ipv6 ? cloud.region : "",
    };
  },
  remove: (old, cloud) => {
    const uses = [
      types.subnet,
      types.internetGateway,
      types.egressOnlyGateway,
      types.securityGroup,
      types.networkAcl,
      types.routeTable,
      types.vpcEndpoint,
    ].map((type) => [type, "vpcId"] as const);
    const message = `The vpc '${old.id}' has dependencies and cannot be deleted.`;
    mustNotBeUsed(cloud, uses, old.id, { code: "DependencyViolation", message });
  },
});

const ipv6Association: ResourceModel = define({
  type: types.ipv6Association,
  replaceOn: [
    "vpcId",
    "assignGeneratedIpv6CidrBlock",
    "ipv6CidrBlock",
    "ipv6IpamPoolId",
    "ipv6NetmaskLength",
    "ipv6Pool",
  ],
  tagged: false,
  admit: (inputs, cloud) => void mustExist(cloud, types.vpc, text(inputs, "vpcId") ?? ""),
  id: (_, cloud) => cloud.newId("vpc-cidr-assoc-"),
  once: (inputs, _id, cloud) => ({
    ipv6CidrBlock: text(inputs, "ipv6CidrBlock") ?? generatedIpv6(cloud),
    ipSource: "amazon",
    ipv6AddressAttribute: "public",
  }),
});

/** The group every VPC is born with, taken over by the program; deleting it only lets go of it. */
const defaultSecurityGroup: ResourceModel = define({
  type: types.defaultSecurityGroup,
  replaceOn: ["vpcId"],
  defaults: { revokeRulesOnDelete: false },
  id: (inputs, cloud) => {
    const vpcId = text(inputs, "vpcId");
    const owner = vpcId === undefined ? undefined : mustExist(cloud, types.vpc, vpcId);
    return owner === undefined
      ? cloud.newId("sg-")
      : (text(owner.outputs, "defaultSecurityGroupId") ?? cloud.newId("sg-"));
  },
  once: (_, id, cloud) => ({
    arn: arnOf(cloud, "ec2", `security-group/${id}`),
    ownerId: cloud.accountId,
    name: "default",
    namePrefix: "",
    description: "default VPC security group",
    ingress: [],
    egress: [],
  }),
});

export const vpcTable: ServiceTable = {
  service: "ec2/vpc",
  resources: [vpc, ipv6Association, defaultSecurityGroup],
  functions: [],
};
