import { types } from "../../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type StoredResource } from "../../../contract/resources";

/** The vendor's codes for what does not exist, with the words around the id. */
const unknownCodes = {
  [types.vpc]: ["InvalidVpcID.NotFound", "The vpc ID '$' does not exist"],
  [types.subnet]: ["InvalidSubnetID.NotFound", "The subnet ID '$' does not exist"],
  [types.internetGateway]: ["InvalidInternetGatewayID.NotFound", "The internetGateway ID '$' does not exist"],
  [types.egressOnlyGateway]: ["InvalidGatewayID.NotFound", "The eigw ID '$' does not exist"],
  [types.elasticIp]: ["InvalidAllocationID.NotFound", "The allocation ID '$' does not exist"],
  [types.instance]: ["InvalidInstanceID.NotFound", "The instance ID '$' does not exist"],
  [types.natGateway]: ["InvalidNatGatewayID.NotFound", "The natGateway ID '$' does not exist"],
  [types.routeTable]: ["InvalidRouteTableID.NotFound", "The routeTable ID '$' does not exist"],
  [types.vpcEndpoint]: ["InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id '$' does not exist"],
  [types.securityGroup]: ["InvalidGroup.NotFound", "The security group '$' does not exist"],
  [types.networkAcl]: ["InvalidNetworkAclID.NotFound", "The network acl ID '$' does not exist"],
  [types.balancer]: ["LoadBalancerNotFound", "Load balancer '$' not found"],
  [types.listener]: ["ListenerNotFound", "Listener '$' not found"],
  [types.targetGroup]: ["TargetGroupNotFound", "Target group '$' not found"],
  [types.trustStore]: ["TrustStoreNotFound", "Trust store '$' not found"],
  [types.role]: ["NoSuchEntity", "The role with name $ cannot be found."],
  [types.policy]: ["NoSuchEntity", "Policy $ does not exist or is not attachable."],
  [types.certificate]: ["ResourceNotFoundException", "Could not find certificate $."],
  [types.accelerator]: ["AcceleratorNotFoundException", "Accelerator '$' does not exist"],
  [types.acceleratorListener]: ["ListenerNotFoundException", "Listener '$' does not exist"],
  [types.zone]: ["NoSuchHostedZone", "No hosted zone found with ID: $"],
  [types.healthCheck]: ["NoSuchHealthCheck", "A health check with id $ does not exist."],
  [types.webAcl]: [
    "WAFNonexistentItemException",
    "AWS WAF couldn't perform the operation because the web ACL '$' doesn't exist.",
  ],
  [types.ipSet]: [
    "WAFNonexistentItemException",
    "AWS WAF couldn't perform the operation because the IP set '$' doesn't exist.",
  ],
  [types.bucket]: ["NoSuchBucket", "The specified bucket does not exist: $"],
  [types.document]: ["InvalidDocument", "Document with name $ does not exist."],
  [types.patchBaseline]: ["DoesNotExistException", "Patch baseline $ does not exist"],
  [types.maintenanceWindow]: ["DoesNotExistException", "Maintenance window $ does not exist"],
  [types.backupVault]: ["ResourceNotFoundException", "Backup vault $ does not exist."],
  [types.backupPlan]: ["ResourceNotFoundException", "Backup plan with id $ does not exist."],
  [types.restoreTestingPlan]: ["ResourceNotFoundException", "Restore testing plan $ does not exist."],
  [types.topic]: ["NotFound", "Topic does not exist: $"],
  [types.key]: ["NotFoundException", "Key '$' does not exist"],
} as const satisfies Record<string, readonly [code: string, message: string]>;

type Referable = keyof typeof unknownCodes;

/**
 * The resource with that id. Undefined when the id is foreign and this cloud assumes that the account has it.
 * @throws CloudError with the vendor's code when it does not exist; `code` replaces the usual one.
 */
export function mustExist(cloud: Cloud, type: Referable, id: string, code?: string): StoredResource | undefined {
  const found = cloud.get(type, id);
  if (found === undefined && cloud.unknownReferences === "refused") {
    const [usual, message] = unknownCodes[type];
    throw new CloudError(code ?? usual, message.replace("$", id));
  }
  return found;
}

/** Every id must exist; the resources that this cloud knows. */
export function mustAllExist(
  cloud: Cloud,
  type: Referable,
  ids: readonly string[],
  code?: string,
): readonly StoredResource[] {
  return ids.flatMap((id) => mustExist(cloud, type, id, code) ?? []);
}

/** @throws CloudError when another resource of that type has the value already. */
export function mustBeUnique(
  cloud: Cloud,
  claim: {
    readonly type: string;
    readonly property: string;
    readonly value: string;
    readonly self: StoredResource | undefined;
  },
  code: string,
  message: string,
): void {
  const others = cloud.where(claim.type, claim.property, claim.value).filter(({ id }) => id !== claim.self?.id);
  if (others.length > 0) throw new CloudError(code, message);
}

/** @throws CloudError when any resource of those types refers to the value in that output (`vpcId`). */
export function mustNotBeUsed(
  cloud: Cloud,
  uses: readonly (readonly [type: string, property: string])[],
  value: string,
  refusal: { readonly code: string; readonly message: string },
): void {
  for (const [type, property] of uses) {
    const user = cloud.where(type, property, value)[0];
    if (user !== undefined) throw new CloudError(refusal.code, `${refusal.message} (${user.name}, ${user.id})`);
  }
}
