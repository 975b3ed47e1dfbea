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
]);
