import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type ServiceTable, type StoredResource } from "../../contract/resources";
import { eip } from "./elastic-ip";
import { natGateway, natType } from "./nat-gateway";
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

export const gatewaysTable: ServiceTable = {
  service: "ec2/gateways",
  resources: [internetGateway, egressOnlyInternetGateway, eip, natGateway],
  functions: [],
};
