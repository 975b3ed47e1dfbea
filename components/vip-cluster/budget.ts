import { judged } from "../../model/analysis/budget/estimates";
import type { Budget, FaultClass, PathBudget } from "../../model/analysis/budget/types";
import { type Objectives, resolveObjectives } from "../../model/objectives/resolve";
import type { Site } from "../../model/topology/traffic-path";
import { formulas } from "../../platforms/aws/fault-model/faults";
import { forwardPaths } from "./forward-paths";
import type { ClusterSpec } from "./settings";
import type { TwinSettings } from "./stack/twin-settings";
import { planeOf, siteOf } from "./traffic-paths";

export { slowestSetting, slowestTerm } from "../../model/analysis/budget/advice";
export { expectedLost } from "../../model/analysis/budget/estimates";
export { type BudgetRow, type BudgetSummary, budgetRows, summarizeBudget } from "../../model/analysis/budget/rows";
export * from "../../model/analysis/budget/types";
export type { Site } from "../../model/topology/traffic-path";
export { healthCheckProtocol, isHttp, planFailoverSeconds } from "../../platforms/aws/fault-model/detection";
export { floorOf } from "../../platforms/aws/fault-model/floor";
export { type Timing, type TimingKey, timings } from "../../platforms/aws/timings";
export { siteFrom } from "../../platforms/aws/topology/traffic-path";

/** Every fault on one way, against the objectives. */
export function planFaults(site: Site, objectives: Pick<Objectives, "seconds">): PathBudget["faults"] {
  const estimate = (fault: FaultClass) => judged(fault, formulas[fault](site), objectives.seconds[fault]);
  return {
    nodeCrash: estimate("nodeCrash"),
    nodeHang: estimate("nodeHang"),
    nodeDrain: estimate("nodeDrain"),
    zoneLoss: estimate("zoneLoss"),
    balancerLoss: estimate("balancerLoss"),
    regionLoss: estimate("regionLoss"),
  };
}

/**
 * How long each fault hurts on each way from a listener to a target group, worst case and on average, with every term and its source, against
 * the environment's objectives. Pure: nothing is asked of anybody. `twin` counts where `provider` is twin.
 */
export function planBudget(spec: ClusterSpec, twin?: TwinSettings): Budget {
  const objectives = resolveObjectives(spec);
  const paths = forwardPaths(spec).map((forward): PathBudget => {
    const { group: _, ...place } = forward;
    return { ...place, faults: planFaults(siteOf(spec, forward, twin), objectives) };
  });
  return { cluster: spec.name, plane: planeOf(spec), paths };
}
