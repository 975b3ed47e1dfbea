import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError } from "../../contract/resources";
import { mustExist } from "./support/references";

export const securityGroupType = types.securityGroup;
export const ruleTypes = {
  ingress: types.ingressRule,
  egress: types.egressRule,
} as const;

/**
 * A group of the program, or the one that a VPC was born with.
 * @throws CloudError `InvalidGroup.NotFound`, or the code of the calling service.
 */
export function mustBeSecurityGroup(cloud: Cloud, id: string, code = "InvalidGroup.NotFound"): void {
  if (cloud.get(types.defaultSecurityGroup, id) !== undefined) return;
  if (cloud.where(types.vpc, "defaultSecurityGroupId", id).length > 0) return;
  mustExist(cloud, securityGroupType, id, code);
}

/** The VPC of a group, when this cloud made it. */
export function vpcOfSecurityGroup(cloud: Cloud, id: string): string | undefined {
  const vpcId = cloud.get(securityGroupType, id)?.outputs.vpcId;
  return typeof vpcId === "string" ? vpcId : undefined;
}

/** @throws CloudError when the groups and the network are of different VPCs: a rule or interface cannot span two. */
export function mustShareVpc(cloud: Cloud, groups: readonly string[], vpcId: string | undefined, code: string): void {
  for (const id of groups) {
    const own = vpcOfSecurityGroup(cloud, id);
    if (own !== undefined && vpcId !== undefined && own !== vpcId) {
      throw new CloudError(code, `Security group '${id}' belongs to ${own}, not to ${vpcId}`);
    }
  }
}
