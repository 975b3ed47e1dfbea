import { judged } from "../../../model/analysis/budget/estimates";
import type { FaultClass, PathBudget } from "../../../model/analysis/budget/types";
import type { Objectives } from "../../../model/objectives";
import type { TrafficPath } from "../../../model/topology/traffic-path";
import { formulas } from "./faults";

/** Every fault on one way, against the objectives. */
export function planFaults(site: TrafficPath, objectives: Pick<Objectives, "seconds">): PathBudget["faults"] {
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
