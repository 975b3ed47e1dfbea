import { type Objectives, resolveObjectives } from "../objectives/resolve";
import type { ClusterSpec } from "../spec/cluster";
import type { TwinSettings } from "../spec/twin";
import { judged } from "./estimates";
import { formulas } from "./faults";
import { forwardPaths } from "./forwards";
import { planeOf, siteOf } from "./from-spec";
import type { Site } from "./site";
import type { Budget, FaultClass, PathBudget } from "./types";

export { slowestSetting, slowestTerm } from "./advice";
export { healthCheckProtocol, isHttp, planFailoverSeconds } from "./detection";
export { expectedLost } from "./estimates";
export { floorOf } from "./floor";
export { siteFrom } from "./from-graph";
export { type BudgetRow, type BudgetSummary, budgetRows, summarizeBudget } from "./rows";
export type { Site } from "./site";
export { type Timing, type TimingKey, timings } from "./timings";
export * from "./types";

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
