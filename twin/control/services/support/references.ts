import { type Cloud, CloudError, type StoredResource } from "../../../contract/resources";

/** The vendor's codes for what does not exist, with the words around the id. */
const unknownCodes = {
  "aws:ec2/vpc:Vpc": ["InvalidVpcID.NotFound", "The vpc ID '$' does not exist"],
  "aws:ec2/subnet:Subnet": ["InvalidSubnetID.NotFound", "The subnet ID '$' does not exist"],
  "aws:ec2/internetGateway:InternetGateway": [
    "InvalidInternetGatewayID.NotFound",
    "The internetGateway ID '$' does not exist",
  ],
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": [
    "InvalidGatewayID.NotFound",
    "The eigw ID '$' does not exist",
  ],
  "aws:ec2/eip:Eip": ["InvalidAllocationID.NotFound", "The allocation ID '$' does not exist"],
  "aws:ec2/natGateway:NatGateway": ["InvalidNatGatewayID.NotFound", "The natGateway ID '$' does not exist"],
  "aws:ec2/routeTable:RouteTable": ["InvalidRouteTableID.NotFound", "The routeTable ID '$' does not exist"],
  "aws:ec2/vpcEndpoint:VpcEndpoint": ["InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id '$' does not exist"],
  "aws:ec2/securityGroup:SecurityGroup": ["InvalidGroup.NotFound", "The security group '$' does not exist"],
  "aws:ec2/networkAcl:NetworkAcl": ["InvalidNetworkAclID.NotFound", "The network acl ID '$' does not exist"],
  "aws:lb/loadBalancer:LoadBalancer": ["LoadBalancerNotFound", "Load balancer '$' not found"],
  "aws:lb/listener:Listener": ["ListenerNotFound", "Listener '$' not found"],
  "aws:lb/targetGroup:TargetGroup": ["TargetGroupNotFound", "Target group '$' not found"],
  "aws:lb/trustStore:TrustStore": ["TrustStoreNotFound", "Trust store '$' not found"],
  "aws:iam/role:Role": ["NoSuchEntity", "The role with name $ cannot be found."],
  "aws:iam/policy:Policy": ["NoSuchEntity", "Policy $ does not exist or is not attachable."],
  "aws:acm/certificate:Certificate": ["ResourceNotFoundException", "Could not find certificate $."],
  "aws:route53/zone:Zone": ["NoSuchHostedZone", "No hosted zone found with ID: $"],
  "aws:route53/healthCheck:HealthCheck": ["NoSuchHealthCheck", "A health check with id $ does not exist."],
  "aws:s3/bucket:Bucket": ["NoSuchBucket", "The specified bucket does not exist: $"],
  "aws:kms/key:Key": ["NotFoundException", "Key '$' does not exist"],
} as const satisfies Record<string, readonly [code: string, message: string]>;

export type Referable = keyof typeof unknownCodes;

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
