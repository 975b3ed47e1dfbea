import { spanOf } from "../../model/analysis/cost/range";
import type { Range } from "../../model/analysis/cost/types";
import type { Graph, ResourceReader } from "../../model/graph";
import { type PriceSettings, readDrivers, sourcesOf, typePrices } from "../../platforms/aws/cost";

/** USD for one hour of a node, or what is missing to say so. */
export type NodePrice =
  | { readonly kind: "known"; readonly hour: Range }
  | { readonly kind: "unknown"; readonly reason: string };

/** What an hour of one of a group's nodes costs: the machine alone. @param file where the user's prices come from */
export function nodePrice(group: ResourceReader, graph: Graph, prices: PriceSettings, file: string): NodePrice {
  const { drivers, unknown } = readDrivers(graph, typePrices(prices));
  const ofNodes = drivers.find(({ urn, what }) => urn === group.resource.urn && what === "hours of nodes");
  if (ofNodes === undefined) {
    const gap = unknown.find(({ urn }) => urn === group.resource.urn);
    return { kind: "unknown", reason: gap?.reason ?? "which machines its nodes are is not known" };
  }
  const { priceOf, fix } = sourcesOf(prices, file);
  const found = ofNodes.keys.map((key) => priceOf(key, ofNodes.region));
  const missing = ofNodes.keys.filter((_, index) => found[index] === undefined);
  if (missing.length === 0) return { kind: "known", hour: spanOf(found.flatMap((price) => price ?? [])) };
  return {
    kind: "unknown",
    reason: `give prices with --prices: ${missing.map((key) => fix(key, ofNodes.region)).join("; ")}`,
  };
}

/** Pods have no price. */
export const podPrice: NodePrice = {
  kind: "unknown",
  reason: "what pods cost is the price of the machines they run on, which are not in the stack",
};
