import type { Rule } from "../rule";
import { groupCoversBalancerZones } from "../rules/aws/autoscaling/group-covers-balancer-zones";
import { groupElbHealthCheck } from "../rules/aws/autoscaling/group-elb-health-check";
import { groupFollowsTemplate } from "../rules/aws/autoscaling/group-follows-template";
import { groupGraceCoversBoot } from "../rules/aws/autoscaling/group-grace-covers-boot";
import { groupMixedTemplateOnDemand } from "../rules/aws/autoscaling/group-mixed-template-on-demand";
import { groupProcessesRun } from "../rules/aws/autoscaling/group-processes-run";
import { groupRefreshKeepsSpare } from "../rules/aws/autoscaling/group-refresh-keeps-spare";
import { groupRefreshStarts } from "../rules/aws/autoscaling/group-refresh-starts";
import { groupScalingNotified } from "../rules/aws/autoscaling/group-scaling-notified";
import { groupSeveralInstanceTypes } from "../rules/aws/autoscaling/group-several-instance-types";
import { groupSeveralZones } from "../rules/aws/autoscaling/group-several-zones";
import { groupTagged } from "../rules/aws/autoscaling/group-tagged";
import { groupUsesLaunchTemplate } from "../rules/aws/autoscaling/group-uses-launch-template";
import { hookHoldsBackFailedNodes } from "../rules/aws/autoscaling/hook-holds-back-failed-nodes";
import { scalingAlarmDirection } from "../rules/aws/autoscaling/scaling-alarm-direction";
import { scalingPolicyTriggered } from "../rules/aws/autoscaling/scaling-policy-triggered";
import { scheduleKeepsSpare } from "../rules/aws/autoscaling/schedule-keeps-spare";
import { schedulesAtOwnTimes } from "../rules/aws/autoscaling/schedules-at-own-times";
import { spotDrainWithinNotice } from "../rules/aws/autoscaling/spot-drain-within-notice";
import { terminationPoliciesOrdered } from "../rules/aws/autoscaling/termination-policies-ordered";
import { accountVolumesClosed } from "../rules/aws/ec2/account-volumes-closed";
import { imageNotPublic } from "../rules/aws/ec2/image-not-public";
import { instanceTerminationProtected } from "../rules/aws/ec2/instance-termination-protected";
import { templateDetailedMonitoring } from "../rules/aws/ec2/template-detailed-monitoring";
import { templateEbsOptimized } from "../rules/aws/ec2/template-ebs-optimized";
import { templateImdsv2 } from "../rules/aws/ec2/template-imdsv2";
import { templateInstanceProfile } from "../rules/aws/ec2/template-instance-profile";
import { templateMetadataHopLimit } from "../rules/aws/ec2/template-metadata-hop-limit";
import { templateNoPublicIp } from "../rules/aws/ec2/template-no-public-ip";
import { templateNoSecretsInUserData } from "../rules/aws/ec2/template-no-secrets-in-user-data";
import { templateOneInterface } from "../rules/aws/ec2/template-one-interface";
import { templateVolumesEncrypted } from "../rules/aws/ec2/template-volumes-encrypted";
import { volumeBackedUp } from "../rules/aws/ec2/volume-backed-up";
import { volumeEncrypted } from "../rules/aws/ec2/volume-encrypted";
import { volumeKeyAdmitsAutoscaling } from "../rules/aws/ec2/volume-key-admits-autoscaling";
import { volumeOwnKey } from "../rules/aws/ec2/volume-own-key";
import { sourceChecked } from "../rules/aws/vpc/source-checked";

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
