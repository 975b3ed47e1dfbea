import { canonicalType } from "../catalog/canonical-type";
import { defaultLimits } from "../limits";
import { certificateConstraint, certificateValidationConstraint } from "./acm";
import {
  groupAttachmentConstraint,
  lifecycleHookConstraint,
  rollbackRefusals,
  scalingGroupConstraint,
  scalingGroupRefusals,
  scalingPolicyConstraint,
  scheduleConstraint,
  scheduleRefusals,
} from "./autoscaling";
import { type Constraint, checks, type Violation } from "./constraint";
import {
  networkAclConstraint,
  networkAclRuleConstraint,
  securityGroupConstraint,
  securityGroupRuleConstraint,
} from "./firewall";
import {
  instanceProfileConstraint,
  policyConstraint,
  policyRefusals,
  roleConstraint,
  rolePolicyAttachmentConstraint,
  rolePolicyConstraint,
  rolePolicyRefusals,
  roleRefusals,
} from "./iam";
import type { Props } from "./json";
import { keyAliasConstraint, keyConstraint, keyRefusals } from "./kms";
import { permissionConstraint } from "./lambda";
import { launchTemplateConstraint, launchTemplateRefusals } from "./launch-template";
import { listenerCertificateConstraint, listenerConstraint, listenerRefusals } from "./listener";
import { listenerRuleConstraint, listenerRuleRefusals } from "./listener-rule";
import { loadBalancerConstraint, loadBalancerRefusals } from "./load-balancer";
import { flowLogConstraint, flowLogRefusals, logGroupConstraint } from "./logs";
import {
  elasticIpConstraint,
  natGatewayConstraint,
  routeConstraint,
  routeTableAssociationConstraint,
  subnetConstraint,
  subnetRefusals,
  vpcConstraint,
  vpcEndpointConstraint,
  vpcRefusals,
} from "./network";
import { UnknownInputError } from "./read";
import { healthCheckConstraint, recordConstraint, zoneConstraint } from "./route53";
import {
  bucketConstraint,
  bucketEncryptionConstraint,
  bucketLifecycleConstraint,
  bucketLifecycleRefusals,
  bucketObjectConstraint,
  bucketOwnershipConstraint,
  bucketPolicyConstraint,
  bucketPolicyRefusals,
  bucketVersioningConstraint,
  publicAccessBlockConstraint,
} from "./s3";
import { parameterConstraint, parameterRefusals } from "./ssm";
import { tagConstraint } from "./tags";
import { targetGroupAttachmentConstraint, targetGroupConstraint } from "./target-group";
import { targetGroupRefusals } from "./target-group-attributes";
import { trustStoreConstraint, trustStoreRevocationConstraint } from "./trust-store";

/** What the inputs of one resource type must be, whoever judges them: the twin, a plan, or a rule of the pack. */
export interface InputConstraints {
  /** Inputs that may not be missing. */
  readonly required: readonly string[];
  /** What the provider refuses in a plan already. */
  readonly constraint: Constraint;
  /** What the API refuses of the resource by itself, with the vendor's code. */
  readonly refusals: Constraint;
  /** What the API refuses when a resource that exists is changed. */
  readonly changeRefusals: Constraint;
}

const unconstrained: Constraint = () => [];

const of = (
  required: readonly string[],
  constraint: Constraint = unconstrained,
  refusals: Constraint = unconstrained,
  changeRefusals: Constraint = unconstrained,
): InputConstraints => ({ required, constraint: checks(constraint, tagConstraint), refusals, changeRefusals });

const catalog: Readonly<Record<string, InputConstraints>> = {
  "aws:acm/certificate:Certificate": of([], certificateConstraint),
  "aws:acm/certificateValidation:CertificateValidation": of(["certificateArn"], certificateValidationConstraint),
  "aws:autoscaling/attachment:Attachment": of(["autoscalingGroupName"], groupAttachmentConstraint),
  "aws:autoscaling/group:Group": of(
    ["maxSize", "minSize"],
    scalingGroupConstraint,
    scalingGroupRefusals,
    rollbackRefusals,
  ),
  "aws:autoscaling/lifecycleHook:LifecycleHook": of(
    ["autoscalingGroupName", "lifecycleTransition"],
    lifecycleHookConstraint,
  ),
  "aws:autoscaling/policy:Policy": of(["autoscalingGroupName"], scalingPolicyConstraint),
  "aws:autoscaling/schedule:Schedule": of(
    ["autoscalingGroupName", "scheduledActionName"],
    scheduleConstraint,
    scheduleRefusals,
  ),
  "aws:cloudwatch/logGroup:LogGroup": of([], logGroupConstraint),
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": of(["vpcId"]),
  "aws:ec2/eip:Eip": of([], elasticIpConstraint),
  "aws:ec2/flowLog:FlowLog": of([], flowLogConstraint, flowLogRefusals),
  "aws:ec2/launchTemplate:LaunchTemplate": of([], launchTemplateConstraint, launchTemplateRefusals),
  "aws:ec2/natGateway:NatGateway": of([], natGatewayConstraint),
  "aws:ec2/networkAcl:NetworkAcl": of(["vpcId"], networkAclConstraint),
  "aws:ec2/networkAclAssociation:NetworkAclAssociation": of(["networkAclId", "subnetId"]),
  "aws:ec2/networkAclRule:NetworkAclRule": of(
    ["networkAclId", "protocol", "ruleAction", "ruleNumber"],
    networkAclRuleConstraint,
  ),
  "aws:ec2/route:Route": of(["routeTableId"], routeConstraint),
  "aws:ec2/routeTable:RouteTable": of(["vpcId"]),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": of(["routeTableId"], routeTableAssociationConstraint),
  "aws:ec2/securityGroup:SecurityGroup": of([], securityGroupConstraint),
  "aws:ec2/subnet:Subnet": of(["vpcId"], subnetConstraint, subnetRefusals),
  "aws:ec2/vpc:Vpc": of([], vpcConstraint, vpcRefusals),
  "aws:ec2/vpcEndpoint:VpcEndpoint": of(["vpcId"], vpcEndpointConstraint),
  "aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation": of(["vpcId"]),
  "aws:iam/instanceProfile:InstanceProfile": of([], instanceProfileConstraint),
  "aws:iam/policy:Policy": of(["policy"], policyConstraint, policyRefusals),
  "aws:iam/role:Role": of(["assumeRolePolicy"], roleConstraint, roleRefusals),
  "aws:iam/rolePolicy:RolePolicy": of(["policy", "role"], rolePolicyConstraint, rolePolicyRefusals),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": of(["policyArn", "role"], rolePolicyAttachmentConstraint),
  "aws:kms/alias:Alias": of(["targetKeyId"], keyAliasConstraint),
  "aws:kms/key:Key": of([], keyConstraint, keyRefusals),
  "aws:lambda/permission:Permission": of(["action", "function", "principal"], permissionConstraint),
  "aws:lb/listener:Listener": of(["defaultActions", "loadBalancerArn"], listenerConstraint, listenerRefusals),
  "aws:lb/listenerCertificate:ListenerCertificate": of(
    ["certificateArn", "listenerArn"],
    listenerCertificateConstraint,
  ),
  "aws:lb/listenerRule:ListenerRule": of(
    ["actions", "conditions", "listenerArn"],
    listenerRuleConstraint,
    listenerRuleRefusals,
  ),
  "aws:lb/loadBalancer:LoadBalancer": of([], loadBalancerConstraint, loadBalancerRefusals),
  "aws:lb/targetGroup:TargetGroup": of([], targetGroupConstraint, targetGroupRefusals),
  "aws:lb/targetGroupAttachment:TargetGroupAttachment": of(
    ["targetGroupArn", "targetId"],
    targetGroupAttachmentConstraint,
  ),
  "aws:lb/trustStore:TrustStore": of(
    ["caCertificatesBundleS3Bucket", "caCertificatesBundleS3Key"],
    trustStoreConstraint,
  ),
  "aws:lb/trustStoreRevocation:TrustStoreRevocation": of(
    ["revocationsS3Bucket", "revocationsS3Key", "trustStoreArn"],
    trustStoreRevocationConstraint,
  ),
  "aws:route53/healthCheck:HealthCheck": of(["type"], healthCheckConstraint),
  "aws:route53/record:Record": of(["name", "type", "zoneId"], recordConstraint),
  "aws:route53/zone:Zone": of([], zoneConstraint),
  "aws:s3/bucket:Bucket": of([], bucketConstraint),
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": of(
    ["bucket"],
    bucketLifecycleConstraint,
    bucketLifecycleRefusals,
  ),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": of(["bucket", "rule"], bucketOwnershipConstraint),
  "aws:s3/bucketPolicy:BucketPolicy": of(["bucket", "policy"], bucketPolicyConstraint, bucketPolicyRefusals),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": of(["bucket"], publicAccessBlockConstraint),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": of(
    ["bucket", "rules"],
    bucketEncryptionConstraint,
  ),
  "aws:s3/bucketVersioning:BucketVersioning": of(["bucket", "versioningConfiguration"], bucketVersioningConstraint),
  "aws:s3/bucketObjectv2:BucketObjectv2": of(["bucket"], bucketObjectConstraint),
  "aws:ssm/parameter:Parameter": of(["type"], parameterConstraint, parameterRefusals),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": of(
    ["securityGroupId", "ipProtocol"],
    securityGroupRuleConstraint,
  ),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": of(
    ["securityGroupId", "ipProtocol"],
    securityGroupRuleConstraint,
  ),
};

/** Every type whose inputs are constrained, under its canonical name. */
export const constrainedTypes: readonly string[] = Object.keys(catalog);

export const constraintsOf = (type: string): InputConstraints | undefined => catalog[canonicalType(type)];

/** What is wrong with the inputs as far as they are known. */
export function knownViolations(constraint: Constraint, inputs: Props, limits = defaultLimits): readonly Violation[] {
  const found: Violation[] = [];
  try {
    for (const violation of constraint(inputs, limits)) found.push(violation);
  } catch (error) {
    if (!(error instanceof UnknownInputError)) throw error;
  }
  return found;
}
