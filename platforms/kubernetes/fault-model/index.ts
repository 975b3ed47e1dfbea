import { type FaultFormulas, judgedFaults } from "../../../model/analysis/budget/estimates";
import type { PathBudget } from "../../../model/analysis/budget/types";
import type { Objectives } from "../../../model/objectives";
import type { ServingPath } from "../topology/serving-path";
import { balancerLoss, regionLoss, zoneLoss } from "./place-faults";
import { podCrash, podDrain, podHang } from "./pod-faults";

/** What each fault costs on one way from a listener to pods: a pod is a node of the cluster that is served. */
const formulas: FaultFormulas<ServingPath> = {
  nodeCrash: podCrash,
  nodeHang: podHang,
  nodeDrain: podDrain,
  zoneLoss,
  balancerLoss,
  regionLoss,
};

/** Every fault on one way, against the objectives. */
export const planFaults = (path: ServingPath, objectives: Pick<Objectives, "seconds">): PathBudget["faults"] =>
  judgedFaults(formulas, path, objectives.seconds);
