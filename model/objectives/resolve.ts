import type { ClusterSpec } from "../spec/cluster";
import type { ObjectivesSettings } from "../spec/objectives";

type Seconds = Exclude<keyof ObjectivesSettings, "class" | "capacityAfterZoneLoss" | "nodesNeeded">;

/** The objectives in force; what is undefined is promised to nobody. */
export interface Objectives {
  readonly class: ObjectivesSettings["class"];
  /** Seconds by fault class. */
  readonly seconds: Readonly<Record<Seconds, number | undefined>>;
  /** Percent of the nodes needed. */
  readonly capacityAfterZoneLoss: number | undefined;
}

interface ClassDefaults extends Partial<Record<Seconds, number>> {
  readonly capacityAfterZoneLoss?: number;
}

/**
 * What a well-set environment of the class reaches, with a little slack: checks every 5 seconds in production, every 10 in staging, and what the
 * kind of balancer adds.
 */
const defaults: Readonly<
  Record<ObjectivesSettings["class"], Readonly<Record<"application" | "network", ClassDefaults>>>
> = {
  development: { application: {}, network: {} },
  staging: {
    application: {
      nodeCrash: 30,
      nodeHang: 30,
      nodeDrain: 0,
      zoneLoss: 300,
      balancerLoss: 300,
      capacityAfterZoneLoss: 50,
    },
    network: { nodeCrash: 90, nodeHang: 90, nodeDrain: 0, zoneLoss: 300, balancerLoss: 300, capacityAfterZoneLoss: 50 },
  },
  production: {
    application: {
      nodeCrash: 15,
      nodeHang: 15,
      nodeDrain: 0,
      zoneLoss: 180,
      balancerLoss: 180,
      capacityAfterZoneLoss: 50,
    },
    network: { nodeCrash: 60, nodeHang: 60, nodeDrain: 0, zoneLoss: 180, balancerLoss: 180, capacityAfterZoneLoss: 50 },
  },
};

const chosen = (own: number | "none" | undefined, byClass: number | undefined): number | undefined =>
  own === "none" ? undefined : (own ?? byClass);

/** What is set, and for the rest what the class of the environment stands for. */
export function resolveObjectives({
  objectives,
  loadBalancer,
}: Pick<ClusterSpec, "objectives" | "loadBalancer">): Objectives {
  const byClass = defaults[objectives.class][loadBalancer.type];
  const seconds = (fault: Seconds) => chosen(objectives[fault], byClass[fault]);
  return {
    class: objectives.class,
    seconds: {
      nodeCrash: seconds("nodeCrash"),
      nodeHang: seconds("nodeHang"),
      nodeDrain: seconds("nodeDrain"),
      zoneLoss: seconds("zoneLoss"),
      balancerLoss: seconds("balancerLoss"),
      regionLoss: seconds("regionLoss"),
    },
    capacityAfterZoneLoss: chosen(objectives.capacityAfterZoneLoss, byClass.capacityAfterZoneLoss),
  };
}
