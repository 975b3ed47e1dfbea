// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { groupCoversBalancerZones } from "./group-covers-balancer-zones";
import { groupElbHealthCheck } from "./group-elb-health-check";
import { groupFollowsTemplate } from "./group-follows-template";
import { groupGraceCoversBoot } from "./group-grace-covers-boot";
import { groupMixedTemplateOnDemand } from "./group-mixed-template-on-demand";
import { groupProcessesRun } from "./group-processes-run";
import { groupRefreshKeepsSpare } from "./group-refresh-keeps-spare";
import { groupRefreshStarts } from "./group-refresh-starts";
import { groupScalingNotified } from "./group-scaling-notified";
import { groupSeveralInstanceTypes } from "./group-several-instance-types";
import { groupSeveralZones } from "./group-several-zones";
import { groupUsesLaunchTemplate } from "./group-uses-launch-template";
import { groupValuesAccepted } from "./group-values-accepted";
import { hookHoldsBackFailedNodes } from "./hook-holds-back-failed-nodes";
import { groupTagged } from "./properties";
import { scalingAlarmDirection } from "./scaling-alarm-direction";
import { scalingLabelMatches } from "./scaling-label-matches";
import { scalingPolicyTriggered } from "./scaling-policy-triggered";
import { scheduleKeepsSpare } from "./schedule-keeps-spare";
import { schedulesAtOwnTimes } from "./schedules-at-own-times";
import { spotDrainWithinNotice } from "./spot-drain-within-notice";
import { terminationPoliciesOrdered } from "./termination-policies-ordered";

export const autoscalingRules: readonly Rule[] = [
  groupCoversBalancerZones,
  groupElbHealthCheck,
  groupFollowsTemplate,
  groupGraceCoversBoot,
  groupMixedTemplateOnDemand,
  groupProcessesRun,
  groupRefreshKeepsSpare,
  groupRefreshStarts,
  groupScalingNotified,
  groupSeveralInstanceTypes,
  groupSeveralZones,
  groupTagged,
  groupUsesLaunchTemplate,
  groupValuesAccepted,
  hookHoldsBackFailedNodes,
  scalingAlarmDirection,
  scalingLabelMatches,
  scalingPolicyTriggered,
  scheduleKeepsSpare,
  schedulesAtOwnTimes,
  spotDrainWithinNotice,
  terminationPoliciesOrdered,
];
