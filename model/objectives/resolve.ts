import type { FaultClass } from "../analysis/budget/types";
import type { ObjectivesSettings, PromisesSettings } from "./resolved";

/** The objectives in force; what is undefined is not promised. */
export interface Objectives {
  readonly class: ObjectivesSettings["class"];
  /** Seconds by fault class. */
  readonly seconds: Readonly<Record<FaultClass, number | undefined>>;
  /** Percent of the nodes needed. */
  readonly capacityAfterZoneLoss: number | undefined;
}

/** What routes requests (`application`) or connections (`network`). */
export type BalancerKind = "application" | "network";

interface ClassDefaults extends Partial<Record<FaultClass, number>> {
  readonly capacityAfterZoneLoss?: number;
}

/**
 * What a well-set environment of the class reaches, with a little slack: checks every 5 seconds in production, every 10 in staging, and what the
 * kind of balancer adds.
 */
const defaults: Readonly<Record<ObjectivesSettings["class"], Readonly<Record<BalancerKind, ClassDefaults>>>> = {
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

/** What is promised by name, the first who speaks deciding; for the rest what the class stands for. */
export function objectivesFor(
  kind: ObjectivesSettings["class"],
  balancer: BalancerKind,
  ...own: readonly PromisesSettings[]
): Objectives {
  const byClass = defaults[kind][balancer];
  const promised = (key: keyof PromisesSettings) =>
    chosen(
      own.map((promises) => promises[key]).find((value) => value !== undefined),
      byClass[key],
    );
  return {
    class: kind,
    seconds: {
      nodeCrash: promised("nodeCrash"),
      nodeHang: promised("nodeHang"),
      nodeDrain: promised("nodeDrain"),
      zoneLoss: promised("zoneLoss"),
      balancerLoss: promised("balancerLoss"),
      regionLoss: promised("regionLoss"),
    },
    capacityAfterZoneLoss: promised("capacityAfterZoneLoss"),
  };
}

/** What a spec sets, and for the rest what the class of the environment stands for. */
export const resolveObjectives = ({
  objectives,
  loadBalancer,
}: {
  readonly objectives: ObjectivesSettings;
  readonly loadBalancer: { readonly type: BalancerKind };
}): Objectives => objectivesFor(objectives.class, loadBalancer.type, objectives);
