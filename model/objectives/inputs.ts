// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** What an environment promises when something fails. */
export interface ObjectivesInput {
  /** What the environment is for: decides the objectives that are not set. `development` promises nothing. Say so where it is not production. Default: `"production"`. */
  class?: "development" | "staging" | "production" | undefined;
  /** Seconds until requests are safe again after a node's port refuses, worst case; none sets no objective. Default: production 15, staging 30; 60 and 90 behind a network load balancer. Allowed: none, or 0 to 86400 seconds. */
  nodeCrash?: "none" | number | undefined;
  /** Seconds until requests are safe again after a node goes silent, worst case; none sets no objective. Default: production 15, staging 30; 60 and 90 behind a network load balancer. Allowed: none, or 0 to 86400 seconds. */
  nodeHang?: "none" | number | undefined;
  /** Seconds until requests are safe again after a node is taken out on purpose, worst case; none sets no objective. Default: production and staging 0. Allowed: none, or 0 to 86400 seconds. */
  nodeDrain?: "none" | number | undefined;
  /** Seconds until requests are safe again after a zone is lost, worst case; none sets no objective. Default: production 180, staging 300; DNS takes most of it. Allowed: none, or 0 to 86400 seconds. */
  zoneLoss?: "none" | number | undefined;
  /** Seconds until requests are safe again after a node of the balancer itself is lost, worst case; none sets no objective. Default: production 180, staging 300; DNS takes most of it. Allowed: none, or 0 to 86400 seconds. */
  balancerLoss?: "none" | number | undefined;
  /** Seconds until requests are safe again after the region is lost, worst case; none sets no objective. Default: none. A cluster lives in one region: a number here needs another one, and address.routing of both. Allowed: none, or 0 to 86400 seconds. */
  regionLoss?: "none" | number | undefined;
  /** Percent of the nodes needed that every node group with traffic keeps when a zone is lost; none sets no objective. Default: production and staging 50. Allowed: none, or 0 to 200 percent. */
  capacityAfterZoneLoss?: "none" | number | undefined;
  /** Nodes that carry the load at the target of target tracking, by node group: what minSize holds beyond it is spare. Default: minSize, no spare. */
  nodesNeeded?: Record<string, number> | undefined;
}

/** What can be promised of any program. */
export interface PromisesInput {
  /** Seconds until requests are safe again after a node's port refuses, worst case; none sets no objective. Default: production 15, staging 30; 60 and 90 behind a network load balancer. Allowed: none, or 0 to 86400 seconds. */
  nodeCrash?: "none" | number | undefined;
  /** Seconds until requests are safe again after a node goes silent, worst case; none sets no objective. Default: production 15, staging 30; 60 and 90 behind a network load balancer. Allowed: none, or 0 to 86400 seconds. */
  nodeHang?: "none" | number | undefined;
  /** Seconds until requests are safe again after a node is taken out on purpose, worst case; none sets no objective. Default: production and staging 0. Allowed: none, or 0 to 86400 seconds. */
  nodeDrain?: "none" | number | undefined;
  /** Seconds until requests are safe again after a zone is lost, worst case; none sets no objective. Default: production 180, staging 300; DNS takes most of it. Allowed: none, or 0 to 86400 seconds. */
  zoneLoss?: "none" | number | undefined;
  /** Seconds until requests are safe again after a node of the balancer itself is lost, worst case; none sets no objective. Default: production 180, staging 300; DNS takes most of it. Allowed: none, or 0 to 86400 seconds. */
  balancerLoss?: "none" | number | undefined;
  /** Seconds until requests are safe again after the region is lost, worst case; none sets no objective. Default: none. A cluster lives in one region: a number here needs another one, and address.routing of both. Allowed: none, or 0 to 86400 seconds. */
  regionLoss?: "none" | number | undefined;
  /** Percent of the nodes needed that every node group with traffic keeps when a zone is lost; none sets no objective. Default: production and staging 50. Allowed: none, or 0 to 200 percent. */
  capacityAfterZoneLoss?: "none" | number | undefined;
}
