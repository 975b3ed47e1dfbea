import { judged, type RawEstimate } from "../../../model/analysis/budget/estimates";
import type { FaultClass, PathBudget } from "../../../model/analysis/budget/types";
import type { Objectives } from "../../../model/objectives";
import type { ServingPath } from "../topology/serving-path";
import { balancerLoss, regionLoss, zoneLoss } from "./place-faults";
import { podCrash, podDrain, podHang } from "./pod-faults";

/** What each fault costs on one way from a listener to pods: a pod is a node of the cluster that is served. */
const formulas: Readonly<Record<FaultClass, (path: ServingPath) => RawEstimate>> = {
  nodeCrash: podCrash,
  nodeHang: podHang,
  nodeDrain: podDrain,
  zoneLoss,
  balancerLoss,
  regionLoss,
};

/** Every fault on one way, against the objectives. */
export function planFaults(path: ServingPath, objectives: Pick<Objectives, "seconds">): PathBudget["faults"] {
  const estimate = (fault: FaultClass) => judged(fault, formulas[fault](path), objectives.seconds[fault]);
  return {
    nodeCrash: estimate("nodeCrash"),
    nodeHang: estimate("nodeHang"),
    nodeDrain: estimate("nodeDrain"),
    zoneLoss: estimate("zoneLoss"),
    balancerLoss: estimate("balancerLoss"),
    regionLoss: estimate("regionLoss"),
  };
}
