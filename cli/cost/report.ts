import { costOf } from "../../model/analysis/cost/cost";
import type { Cost, UnknownCost } from "../../model/analysis/cost/types";
import type { Graph } from "../../model/graph";
import { type PriceSettings, readDrivers, sourcesOf, typePrices } from "../../platforms/aws/cost";
import type { PlannedResource } from "../planned";
import { whyUnseen } from "../program/unseen";

/** What a stack costs in a month. */
export interface CostReport extends Cost {
  readonly stack: string;
  /** Resources of other providers than AWS, which are no part of it. */
  readonly others: number;
}

/**
 * @param file where the user's prices come from, as it is shown
 * @param hidden components whose resources another process makes: what they cost is not known, and never nothing
 */
export function reportCost(
  graph: Graph,
  settings: PriceSettings,
  file: string,
  hidden: readonly PlannedResource[],
): CostReport {
  const { drivers, unknown } = readDrivers(graph, typePrices(settings));
  const others = graph.resources.filter(
    ({ resource: { custom, type } }) => custom && !type.startsWith("aws:") && !type.startsWith("pulumi:"),
  ).length;
  return {
    stack: graph.stack,
    ...costOf(drivers, [...unknown, ...hidden.map(hiddenCost)], sourcesOf(settings, file)),
    others,
  };
}

const hiddenCost = (component: PlannedResource): UnknownCost => ({
  component: component.name,
  resource: component.name,
  urn: component.urn,
  reason: whyUnseen(component),
});

/** Whether the program has nothing that AWS could bill. */
export const hasNoCloud = (graph: Graph): boolean =>
  !graph.resources.some(({ resource: { custom, type } }) => custom && type.startsWith("aws:"));
