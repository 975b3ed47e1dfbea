import type { FaultFormulas } from "../../../model/analysis/budget/estimates";
import type { FaultClass } from "../../../model/analysis/budget/types";
import type { TrafficPath } from "../../../model/topology/traffic-path";
import { functionNode, functionZone } from "./function-faults";
import { nodeCrash, nodeDrain, nodeHang } from "./node-faults";
import { balancerLoss, zoneLoss } from "./place-faults";
import { regionLoss } from "./region-loss";

type Formula = FaultFormulas<TrafficPath>[FaultClass];

/** Behind a function stands no node: AWS runs it, in several zones. */
const unlessFunction =
  (formula: Formula, ofFunction: Formula): Formula =>
  (site) =>
    site.group.isFunction === true ? ofFunction(site) : formula(site);

/** What each fault costs on one way from a listener to a target group. */
export const formulas: FaultFormulas<TrafficPath> = {
  nodeCrash: unlessFunction(nodeCrash, functionNode),
  nodeHang: unlessFunction(nodeHang, functionNode),
  nodeDrain: unlessFunction(nodeDrain, functionNode),
  zoneLoss: unlessFunction(zoneLoss, functionZone),
  balancerLoss,
  regionLoss,
};
