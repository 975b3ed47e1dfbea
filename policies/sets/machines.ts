import type { Rule } from "../rule";
import { accountVolumesClosed } from "../rules/account-volumes-closed";
import { groupCoversBalancerZones } from "../rules/group-covers-balancer-zones";
import { groupElbHealthCheck } from "../rules/group-elb-health-check";
import { groupFollowsTemplate } from "../rules/group-follows-template";
import { groupGraceCoversBoot } from "../rules/group-grace-covers-boot";
import { groupMixedTemplateOnDemand } from "../rules/group-mixed-template-on-demand";
import { groupProcessesRun } from "../rules/group-processes-run";
import { groupRefreshKeepsSpare } from "../rules/group-refresh-keeps-spare";
import { groupRefreshStarts } from "../rules/group-refresh-starts";
import { groupScalingNotified } from "../rules/group-scaling-notified";
import { groupSeveralInstanceTypes } from "../rules/group-several-instance-types";
import { groupSeveralZones } from "../rules/group-several-zones";
import { groupTagged } from "../rules/group-tagged";
import { groupUsesLaunchTemplate } from "../rules/group-uses-launch-template";
import { hookHoldsBackFailedNodes } from "../rules/hook-holds-back-failed-nodes";
import { imageNotPublic } from "../rules/image-not-public";
import { instanceTerminationProtected } from "../rules/instance-termination-protected";
import { scalingAlarmDirection } from "../rules/scaling-alarm-direction";
import { scalingPolicyTriggered } from "../rules/scaling-policy-triggered";
import { scheduleKeepsSpare } from "../rules/schedule-keeps-spare";
import { schedulesAtOwnTimes } from "../rules/schedules-at-own-times";
import { sourceChecked } from "../rules/source-checked";
import { spotDrainWithinNotice } from "../rules/spot-drain-within-notice";
import { templateDetailedMonitoring } from "../rules/template-detailed-monitoring";
import { templateEbsOptimized } from "../rules/template-ebs-optimized";
import { templateImdsv2 } from "../rules/template-imdsv2";
import { templateInstanceProfile } from "../rules/template-instance-profile";
import { templateMetadataHopLimit } from "../rules/template-metadata-hop-limit";
import { templateNoPublicIp } from "../rules/template-no-public-ip";
import { templateNoSecretsInUserData } from "../rules/template-no-secrets-in-user-data";
import { templateOneInterface } from "../rules/template-one-interface";
import { templateVolumesEncrypted } from "../rules/template-volumes-encrypted";
import { terminationPoliciesOrdered } from "../rules/termination-policies-ordered";
import { volumeBackedUp } from "../rules/volume-backed-up";
import { volumeEncrypted } from "../rules/volume-encrypted";
import { volumeKeyAdmitsAutoscaling } from "../rules/volume-key-admits-autoscaling";
import { volumeOwnKey } from "../rules/volume-own-key";

/** What serves them: scaling groups, templates, instances, volumes. */
export const machineRules: readonly Rule[] = [
  // Scaling groups
  groupCoversBalancerZones,
  groupElbHealthCheck,
  groupGraceCoversBoot,
  groupRefreshKeepsSpare,
  groupScalingNotified,
  groupSeveralInstanceTypes,
  groupSeveralZones,
  groupTagged,
  groupUsesLaunchTemplate,
  groupFollowsTemplate,
  groupMixedTemplateOnDemand,
  groupProcessesRun,
  groupRefreshStarts,
  hookHoldsBackFailedNodes,
  scalingAlarmDirection,
  scalingPolicyTriggered,
  scheduleKeepsSpare,
  schedulesAtOwnTimes,
  spotDrainWithinNotice,
  terminationPoliciesOrdered,
  // Machines
  templateDetailedMonitoring,
  templateEbsOptimized,
  templateImdsv2,
  templateInstanceProfile,
  templateMetadataHopLimit,
  templateNoPublicIp,
  templateNoSecretsInUserData,
  templateOneInterface,
  templateVolumesEncrypted,
  instanceTerminationProtected,
  sourceChecked,
  // Volumes and images
  accountVolumesClosed,
  imageNotPublic,
  volumeBackedUp,
  volumeEncrypted,
  volumeOwnKey,
  volumeKeyAdmitsAutoscaling,
];
