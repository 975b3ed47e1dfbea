import type { Props } from "../../../model/graph/json";
import { canonicalType } from "../catalog/canonical-type";
import { types } from "../catalog/types";
import { defaultLimits } from "../limits";
import { certificateConstraint, certificateValidationConstraint } from "./acm";
import { autoshiftConstraint, autoshiftRefusals } from "./arczonalshift";
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
import {
  backupPlanConstraint,
  backupPlanRefusals,
  backupSelectionConstraint,
  backupSelectionRefusals,
  backupVaultConstraint,
  restoreTestingPlanConstraint,
  restoreTestingSelectionConstraint,
  vaultLockConstraint,
  vaultLockRefusals,
} from "./backup";
import {
  alarmConstraint,
  compositeAlarmConstraint,
  dashboardConstraint,
  eventRuleConstraint,
  eventTargetConstraint,
} from "./cloudwatch";
import { type Constraint, checks, type Violation } from "./constraint";
import { volumeConstraint } from "./ebs";
import {
  containerClusterConstraint,
  containerServiceConstraint,
  scalableTargetConstraint,
  scalableTargetRefusals,
  taskDefinitionConstraint,
} from "./ecs";
import {
  networkAclConstraint,
  networkAclRuleConstraint,
  securityGroupConstraint,
  securityGroupRuleConstraint,
} from "./firewall";
import {
  acceleratorConstraint,
  acceleratorGroupConstraint,
  acceleratorGroupRefusals,
  acceleratorListenerConstraint,
  acceleratorListenerRefusals,
  acceleratorRefusals,
} from "./globalaccelerator";
import {
  instanceProfileConstraint,
  oidcProviderConstraint,
  policyConstraint,
  policyRefusals,
  roleConstraint,
  rolePolicyAttachmentConstraint,
  rolePolicyConstraint,
  rolePolicyRefusals,
  roleRefusals,
} from "./iam";
import { instanceConstraint, instanceRefusals, keyPairRefusals } from "./instance";
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
import { slackConstraint, topicConstraint, topicPolicyConstraint, topicSubscriptionConstraint } from "./notifications";
import {
  associationConstraint,
  associationRefusals,
  documentConstraint,
  documentRefusals,
  maintenanceTargetConstraint,
  maintenanceTaskConstraint,
  maintenanceTaskRefusals,
  maintenanceWindowConstraint,
  maintenanceWindowRefusals,
  patchBaselineConstraint,
} from "./patching";
import { UnknownInputError } from "./read";
import { healthCheckConstraint, healthCheckRefusals, recordConstraint, zoneConstraint } from "./route53";
import {
  bucketConstraint,
  bucketEncryptionConstraint,
  bucketLifecycleConstraint,
  bucketLifecycleRefusals,
  bucketMetricConstraint,
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
import {
  ipSetConstraint,
  webAclAssociationConstraint,
  webAclConstraint,
  webAclLoggingConstraint,
  webAclRefusals,
} from "./wafv2";

/** What the inputs of one resource type must be, for each judge of them: the twin, a plan, or a rule of the pack. */
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
  [types.certificate]: of([], certificateConstraint),
  [types.certificateValidation]: of(["certificateArn"], certificateValidationConstraint),
  [types.groupAttachment]: of(["autoscalingGroupName"], groupAttachmentConstraint),
  [types.group]: of(["maxSize", "minSize"], scalingGroupConstraint, scalingGroupRefusals, rollbackRefusals),
  [types.lifecycleHook]: of(["autoscalingGroupName", "lifecycleTransition"], lifecycleHookConstraint),
  [types.scalingPolicy]: of(["autoscalingGroupName"], scalingPolicyConstraint),
  [types.schedule]: of(["autoscalingGroupName", "scheduledActionName"], scheduleConstraint, scheduleRefusals),
  [types.backupPlan]: of(["rules"], backupPlanConstraint, backupPlanRefusals),
  [types.backupSelection]: of(["iamRoleArn", "planId"], backupSelectionConstraint, backupSelectionRefusals),
  [types.backupVault]: of([], backupVaultConstraint),
  [types.restoreTestingPlan]: of(["recoveryPointSelection", "scheduleExpression"], restoreTestingPlanConstraint),
  [types.restoreTestingSelection]: of(
    ["iamRoleArn", "protectedResourceType", "restoreTestingPlanName"],
    restoreTestingSelectionConstraint,
  ),
  [types.vaultLock]: of(["backupVaultName"], vaultLockConstraint, vaultLockRefusals),
  [types.slackChannel]: of(["configurationName", "iamRoleArn", "slackChannelId", "slackTeamId"], slackConstraint),
  [types.alarm]: of([], alarmConstraint),
  [types.compositeAlarm]: of(["alarmName", "alarmRule"], compositeAlarmConstraint),
  [types.dashboard]: of(["dashboardBody", "dashboardName"], dashboardConstraint),
  [types.eventRule]: of([], eventRuleConstraint),
  [types.eventTarget]: of(["arn", "rule"], eventTargetConstraint),
  [types.logGroup]: of([], logGroupConstraint),
  [types.volume]: of(["availabilityZone"], volumeConstraint),
  [types.egressOnlyGateway]: of(["vpcId"]),
  [types.elasticIp]: of([], elasticIpConstraint),
  [types.instance]: of([], instanceConstraint, instanceRefusals),
  [types.keyPair]: of(["publicKey"], undefined, keyPairRefusals),
  [types.flowLog]: of([], flowLogConstraint, flowLogRefusals),
  [types.launchTemplate]: of([], launchTemplateConstraint, launchTemplateRefusals),
  [types.natGateway]: of([], natGatewayConstraint),
  [types.networkAcl]: of(["vpcId"], networkAclConstraint),
  [types.networkAclAssociation]: of(["networkAclId", "subnetId"]),
  [types.networkAclRule]: of(["networkAclId", "protocol", "ruleAction", "ruleNumber"], networkAclRuleConstraint),
  [types.route]: of(["routeTableId"], routeConstraint),
  [types.routeTable]: of(["vpcId"]),
  [types.routeTableAssociation]: of(["routeTableId"], routeTableAssociationConstraint),
  [types.securityGroup]: of([], securityGroupConstraint),
  [types.subnet]: of(["vpcId"], subnetConstraint, subnetRefusals),
  [types.vpc]: of([], vpcConstraint, vpcRefusals),
  [types.vpcEndpoint]: of(["vpcId"], vpcEndpointConstraint),
  [types.ipv6Association]: of(["vpcId"]),
  [types.instanceProfile]: of([], instanceProfileConstraint),
  [types.oidcProvider]: of(["clientIdLists", "url"], oidcProviderConstraint),
  [types.policy]: of(["policy"], policyConstraint, policyRefusals),
  [types.role]: of(["assumeRolePolicy"], roleConstraint, roleRefusals),
  [types.rolePolicy]: of(["policy", "role"], rolePolicyConstraint, rolePolicyRefusals),
  [types.rolePolicyAttachment]: of(["policyArn", "role"], rolePolicyAttachmentConstraint),
  [types.keyAlias]: of(["targetKeyId"], keyAliasConstraint),
  [types.key]: of([], keyConstraint, keyRefusals),
  [types.lambdaPermission]: of(["action", "function", "principal"], permissionConstraint),
  [types.listener]: of(["defaultActions", "loadBalancerArn"], listenerConstraint, listenerRefusals),
  [types.listenerCertificate]: of(["certificateArn", "listenerArn"], listenerCertificateConstraint),
  [types.listenerRule]: of(["actions", "conditions", "listenerArn"], listenerRuleConstraint, listenerRuleRefusals),
  [types.balancer]: of([], loadBalancerConstraint, loadBalancerRefusals),
  [types.targetGroup]: of([], targetGroupConstraint, targetGroupRefusals),
  [types.targetGroupAttachment]: of(["targetGroupArn", "targetId"], targetGroupAttachmentConstraint),
  [types.trustStore]: of(["caCertificatesBundleS3Bucket", "caCertificatesBundleS3Key"], trustStoreConstraint),
  [types.trustStoreRevocation]: of(
    ["revocationsS3Bucket", "revocationsS3Key", "trustStoreArn"],
    trustStoreRevocationConstraint,
  ),
  [types.zonalAutoshift]: of(["resourceArn", "zonalAutoshiftStatus"], autoshiftConstraint, autoshiftRefusals),
  [types.scalableTarget]: of(
    ["maxCapacity", "minCapacity", "resourceId", "scalableDimension", "serviceNamespace"],
    scalableTargetConstraint,
    scalableTargetRefusals,
  ),
  [types.applicationScalingPolicy]: of(["resourceId", "scalableDimension", "serviceNamespace"]),
  [types.containerCluster]: of([], containerClusterConstraint),
  [types.containerService]: of([], containerServiceConstraint),
  [types.taskDefinition]: of(["containerDefinitions", "family"], taskDefinitionConstraint),
  [types.accelerator]: of([], acceleratorConstraint, acceleratorRefusals),
  [types.acceleratorListener]: of(
    ["acceleratorArn", "portRanges", "protocol"],
    acceleratorListenerConstraint,
    acceleratorListenerRefusals,
  ),
  [types.acceleratorGroup]: of(["listenerArn"], acceleratorGroupConstraint, acceleratorGroupRefusals),
  [types.healthCheck]: of(["type"], healthCheckConstraint, healthCheckRefusals),
  [types.ipSet]: of(["ipAddressVersion", "scope"], ipSetConstraint),
  [types.webAcl]: of(["defaultAction", "scope", "visibilityConfig"], webAclConstraint, webAclRefusals),
  [types.webAclAssociation]: of(["resourceArn", "webAclArn"], webAclAssociationConstraint),
  [types.webAclLogging]: of(["logDestinationConfigs", "resourceArn"], webAclLoggingConstraint),
  [types.record]: of(["name", "type", "zoneId"], recordConstraint),
  [types.zone]: of([], zoneConstraint),
  [types.bucket]: of([], bucketConstraint),
  [types.bucketLifecycle]: of(["bucket"], bucketLifecycleConstraint, bucketLifecycleRefusals),
  [types.bucketOwnership]: of(["bucket", "rule"], bucketOwnershipConstraint),
  [types.bucketPolicy]: of(["bucket", "policy"], bucketPolicyConstraint, bucketPolicyRefusals),
  [types.publicAccessBlock]: of(["bucket"], publicAccessBlockConstraint),
  [types.bucketEncryption]: of(["bucket", "rules"], bucketEncryptionConstraint),
  [types.bucketVersioning]: of(["bucket", "versioningConfiguration"], bucketVersioningConstraint),
  [types.bucketMetric]: of(["bucket"], bucketMetricConstraint),
  [types.bucketObject]: of(["bucket"], bucketObjectConstraint),
  [types.topic]: of([], topicConstraint),
  [types.topicPolicy]: of(["arn", "policy"], topicPolicyConstraint),
  [types.topicSubscription]: of(["endpoint", "protocol", "topic"], topicSubscriptionConstraint),
  [types.document]: of(["content", "documentType"], documentConstraint, documentRefusals),
  [types.association]: of([], associationConstraint, associationRefusals),
  [types.maintenanceWindow]: of(
    ["cutoff", "duration", "schedule"],
    maintenanceWindowConstraint,
    maintenanceWindowRefusals,
  ),
  [types.maintenanceTarget]: of(["resourceType", "targets", "windowId"], maintenanceTargetConstraint),
  [types.maintenanceTask]: of(["taskArn", "taskType", "windowId"], maintenanceTaskConstraint, maintenanceTaskRefusals),
  [types.patchBaseline]: of([], patchBaselineConstraint),
  [types.patchGroup]: of(["baselineId", "patchGroup"]),
  [types.parameter]: of(["type"], parameterConstraint, parameterRefusals),
  [types.egressRule]: of(["securityGroupId", "ipProtocol"], securityGroupRuleConstraint),
  [types.ingressRule]: of(["securityGroupId", "ipProtocol"], securityGroupRuleConstraint),
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
