import { types } from "../catalog/types";
import { type Needs, needsOf } from "./needs";

const autoscaling = needsOf("autoscaling");
const iam = needsOf("iam");
const ssm = needsOf("ssm");

const machine = "ec2:RunInstances ec2:CreateTags ec2:DescribeLaunchTemplates ec2:DescribeLaunchTemplateVersions";
const windowParts = "GetMaintenanceWindow";

/** What groups of machines, their roles and what is done to them by the clock need. */
export const machineNeeds: Readonly<Record<string, Needs>> = {
  [types.launchTemplate]: needsOf("ec2")({
    create: "CreateLaunchTemplate CreateTags",
    read: "DescribeLaunchTemplates DescribeLaunchTemplateVersions",
    update: "CreateLaunchTemplateVersion ModifyLaunchTemplate CreateTags DeleteTags",
    delete: "DeleteLaunchTemplate",
  }),
  [types.group]: autoscaling({
    create: `CreateAutoScalingGroup CreateOrUpdateTags EnableMetricsCollection PutLifecycleHook SuspendProcesses PutWarmPool iam:CreateServiceLinkedRole iam:PassRole ${machine}`,
    read: "DescribeAutoScalingGroups DescribeWarmPool DescribeScalingActivities elasticloadbalancing:DescribeTargetHealth",
    update: `UpdateAutoScalingGroup CreateOrUpdateTags DeleteTags AttachLoadBalancerTargetGroups DetachLoadBalancerTargetGroups AttachTrafficSources DetachTrafficSources DescribeTrafficSources DescribeLoadBalancerTargetGroups EnableMetricsCollection DisableMetricsCollection SuspendProcesses ResumeProcesses SetInstanceProtection StartInstanceRefresh CancelInstanceRefresh DescribeInstanceRefreshes PutWarmPool DeleteWarmPool iam:PassRole ${machine}`,
    delete: "UpdateAutoScalingGroup SetInstanceProtection DeleteWarmPool DeleteAutoScalingGroup",
  }),
  [types.lifecycleHook]: autoscaling({
    create: "PutLifecycleHook",
    read: "DescribeLifecycleHooks",
    update: "PutLifecycleHook",
    delete: "DeleteLifecycleHook",
  }),
  [types.scalingPolicy]: autoscaling({
    create: "PutScalingPolicy",
    read: "DescribePolicies",
    update: "PutScalingPolicy",
    delete: "DeletePolicy",
  }),
  [types.schedule]: autoscaling({
    create: "PutScheduledUpdateGroupAction",
    read: "DescribeScheduledActions",
    update: "PutScheduledUpdateGroupAction",
    delete: "DeleteScheduledAction",
  }),
  [types.role]: iam({
    create: "CreateRole TagRole",
    read: "GetRole ListRolePolicies GetRolePolicy ListAttachedRolePolicies",
    update: "UpdateRole UpdateRoleDescription UpdateAssumeRolePolicy PutRolePermissionsBoundary TagRole UntagRole",
    delete: "ListInstanceProfilesForRole DeleteRole",
  }),
  [types.rolePolicy]: iam({
    create: "PutRolePolicy",
    read: "GetRolePolicy",
    update: "PutRolePolicy",
    delete: "DeleteRolePolicy",
  }),
  [types.rolePolicyAttachment]: iam({
    create: "AttachRolePolicy",
    read: "ListAttachedRolePolicies",
    update: "",
    delete: "DetachRolePolicy",
  }),
  [types.policy]: iam({
    create: "CreatePolicy TagPolicy",
    read: "GetPolicy GetPolicyVersion",
    update: "CreatePolicyVersion DeletePolicyVersion ListPolicyVersions TagPolicy UntagPolicy",
    delete: "ListPolicyVersions DeletePolicyVersion DeletePolicy",
  }),
  [types.instanceProfile]: iam({
    create: "CreateInstanceProfile TagInstanceProfile AddRoleToInstanceProfile PassRole",
    read: "GetInstanceProfile",
    update: "AddRoleToInstanceProfile RemoveRoleFromInstanceProfile TagInstanceProfile UntagInstanceProfile PassRole",
    delete: "RemoveRoleFromInstanceProfile DeleteInstanceProfile",
  }),
  [types.oidcProvider]: iam({
    create: "CreateOpenIDConnectProvider TagOpenIDConnectProvider",
    read: "GetOpenIDConnectProvider",
    update:
      "AddClientIDToOpenIDConnectProvider RemoveClientIDFromOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint TagOpenIDConnectProvider UntagOpenIDConnectProvider",
    delete: "DeleteOpenIDConnectProvider",
  }),
  [types.document]: ssm({
    create: "CreateDocument AddTagsToResource iam:PassRole",
    read: "DescribeDocument GetDocument DescribeDocumentPermission ListTagsForResource",
    update: "UpdateDocument UpdateDocumentDefaultVersion AddTagsToResource RemoveTagsFromResource iam:PassRole",
    delete: "DeleteDocument",
  }),
  [types.association]: ssm({
    create: "CreateAssociation AddTagsToResource",
    read: "DescribeAssociation ListTagsForResource",
    update: "UpdateAssociation AddTagsToResource RemoveTagsFromResource",
    delete: "DeleteAssociation",
  }),
  [types.maintenanceWindow]: ssm({
    create: "CreateMaintenanceWindow AddTagsToResource",
    read: "GetMaintenanceWindow ListTagsForResource",
    update: "UpdateMaintenanceWindow AddTagsToResource RemoveTagsFromResource",
    delete: "DeleteMaintenanceWindow",
  }),
  [types.maintenanceTarget]: ssm({
    create: "RegisterTargetWithMaintenanceWindow",
    read: `DescribeMaintenanceWindowTargets ${windowParts}`,
    update: "UpdateMaintenanceWindowTarget",
    delete: "DeregisterTargetFromMaintenanceWindow",
  }),
  [types.maintenanceTask]: ssm({
    create: "RegisterTaskWithMaintenanceWindow iam:PassRole",
    read: `GetMaintenanceWindowTask ${windowParts}`,
    update: "UpdateMaintenanceWindowTask iam:PassRole",
    delete: "DeregisterTaskFromMaintenanceWindow",
  }),
  [types.patchBaseline]: ssm({
    create: "CreatePatchBaseline AddTagsToResource",
    read: "GetPatchBaseline ListTagsForResource",
    update: "UpdatePatchBaseline AddTagsToResource RemoveTagsFromResource",
    delete: "DeletePatchBaseline",
  }),
  [types.patchGroup]: ssm({
    create: "RegisterPatchBaselineForPatchGroup",
    read: "DescribePatchGroups",
    update: "",
    delete: "DeregisterPatchBaselineForPatchGroup",
  }),
};
