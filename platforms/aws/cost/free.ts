import { types } from "../catalog/types";

/**
 * Types that AWS does not bill by themselves: what they hold or lead to is billed where it stands. Everything else that no reader knows is
 * unknown.
 */
export const freeTypes: ReadonlySet<string> = new Set([
  ...[
    types.certificate,
    types.certificateValidation,
    types.groupAttachment,
    types.lifecycleHook,
    types.groupNotification,
  ],
  ...[types.scalingPolicy, types.schedule, types.trafficSourceAttachment, types.zonalAutoshift],
  ...[types.restoreTestingSelection, types.backupSelection, types.vaultLock],
  ...[types.slackChannel, types.eventRule, types.eventTarget, types.volumeDefault, types.snapshotBlock],
  ...[
    types.imagePermission,
    types.defaultNetworkAcl,
    types.defaultRouteTable,
    types.defaultSecurityGroup,
    types.defaultVpc,
  ],
  ...[types.egressOnlyGateway, types.acceleratorGroup, types.acceleratorListener, types.internetGatewayAttachment],
  ...[types.launchTemplate, types.launchConfiguration, types.mainRouteTableAssociation, types.networkAcl],
  ...[types.networkAclAssociation, types.networkAclRule, types.networkInterface, types.route, types.routeTable],
  ...[types.routeTableAssociation, types.securityGroup, types.securityGroupRule, types.subnet],
  ...[types.endpointRouteTable, types.vpcRange, types.ipv6Association, types.groupPolicy, types.instanceProfile],
  ...[types.policy, types.role, types.rolePolicy, types.rolePolicyAttachment, types.userPolicy],
  ...[types.keyAlias, types.keyGrant, types.keyPolicy, types.lambdaPermission, types.listener],
  ...[types.listenerCertificate, types.listenerRule, types.targetGroup, types.targetGroupAttachment, types.record],
  ...[types.accountAccessBlock, types.bucketAcl, types.bucketLifecycle, types.bucketLogging, types.bucketLock],
  ...[
    types.bucketOwnership,
    types.bucketPolicy,
    types.publicAccessBlock,
    types.bucketEncryption,
    types.bucketVersioning,
  ],
  ...[types.topicPolicy, types.maintenanceWindow, types.association, types.maintenanceTarget, types.patchBaseline],
  ...[types.patchGroup, types.document, types.egressRule, types.ingressRule, types.ipSet],
  ...[types.webAclAssociation, types.webAclLogging],
  ...[types.taskDefinition, types.scalableTarget, types.applicationScalingPolicy],
  ...others(),
]);

/** Those of other people's programs, which nothing else here reads: settings, names and links of what is billed elsewhere. */
function others(): readonly string[] {
  const byService = {
    cloudfront: "originAccessControl originAccessIdentity cachePolicy originRequestPolicy responseHeadersPolicy",
    cloudwatch: "logResourcePolicy logStream",
    ec2: "eipAssociation keyPair managedPrefixList managedPrefixListEntry networkInterfaceAttachment networkInterfaceSecurityGroupAttachment placementGroup volumeAttachment vpcDhcpOptions vpcDhcpOptionsAssociation",
    ecr: "lifecyclePolicy repositoryPolicy",
    ecs: "clusterCapacityProviders",
    efs: "fileSystemPolicy mountTarget",
    eks: "accessEntry accessPolicyAssociation identityProviderConfig podIdentityAssociation",
    elasticache: "parameterGroup subnetGroup",
    elb: "attachment",
    iam: "accessKey group groupMembership groupPolicy groupPolicyAttachment openIdConnectProvider policyAttachment samlProvider serviceLinkedRole user userGroupMembership userPolicyAttachment",
    lambda: "alias layerVersionPermission",
    rds: "clusterParameterGroup parameterGroup subnetGroup",
    route53: "zoneAssociation",
    s3: "bucketCorsConfiguration bucketNotification bucketWebsiteConfiguration",
    secretsmanager: "secretPolicy secretVersion",
    sqs: "queuePolicy",
  };
  return Object.entries(byService).flatMap(([service, names]) =>
    names.split(" ").map((name) => `aws:${service}/${name}:${name.charAt(0).toUpperCase()}${name.slice(1)}`),
  );
}
