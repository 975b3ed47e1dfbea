// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { autoscalerAloneOnTarget } from "./autoscaler-alone-on-target";
import { autoscalerHasTarget } from "./autoscaler-has-target";
import { autoscalerNotPaused } from "./autoscaler-not-paused";
import { autoscalerReadsRequests } from "./autoscaler-reads-requests";
import { disruptionBudgetAllowsOne } from "./disruption-budget-allows-one";
import { podsAfterZoneLoss } from "./pods-after-zone-loss";
import { podsLeaveDeadMachines } from "./pods-leave-dead-machines";
import { preStopOutlastsEndpoints } from "./pre-stop-outlasts-endpoints";
import { preStopWithinGrace } from "./pre-stop-within-grace";
import { disruptionBudgetFreesUnhealthy } from "./properties";
import { replicasLeftToAutoscaler } from "./replicas-left-to-autoscaler";
import { replicasSpreadOverHosts } from "./replicas-spread-over-hosts";
import { replicasSpreadOverZones } from "./replicas-spread-over-zones";
import { rolloutKeepsPods } from "./rollout-keeps-pods";
import { routeFailoverWithinObjective } from "./route-failover-within-objective";
import { workloadHasDisruptionBudget } from "./workload-has-disruption-budget";
import { workloadKeepsTwoPods } from "./workload-keeps-two-pods";

export const availabilityRules: readonly Rule[] = [
  autoscalerAloneOnTarget,
  autoscalerHasTarget,
  autoscalerNotPaused,
  autoscalerReadsRequests,
  disruptionBudgetAllowsOne,
  disruptionBudgetFreesUnhealthy,
  podsAfterZoneLoss,
  podsLeaveDeadMachines,
  preStopOutlastsEndpoints,
  preStopWithinGrace,
  replicasLeftToAutoscaler,
  replicasSpreadOverHosts,
  replicasSpreadOverZones,
  rolloutKeepsPods,
  routeFailoverWithinObjective,
  workloadHasDisruptionBudget,
  workloadKeepsTwoPods,
];
