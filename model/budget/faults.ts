import type { Unjudged } from "./estimates";
import { nodeCrash, nodeDrain, nodeHang } from "./node-faults";
import { balancerLoss, regionLoss, zoneLoss } from "./place-faults";
import type { Site } from "./site";
import type { FaultClass } from "./types";

/** What each fault costs on one way from a listener to a target group. */
export const formulas: Readonly<Record<FaultClass, (site: Site) => Unjudged>> = {
  nodeCrash,
  nodeHang,
  nodeDrain,
  zoneLoss,
  balancerLoss,
  regionLoss,
};
