import type { Graph, ResourceReader } from "../../model/graph";
import { fewestMade } from "../../platforms/aws/topology/pools";

/** The setting that says how many nodes there are at least, and its path in the resource itself; empty where another resource says it. */
export function sizePlace(maker: ResourceReader, graph: Graph): { readonly property: string; readonly place: string } {
  const { by, property } = fewestMade(maker, graph);
  return by === maker ? { property, place: property } : { property: `${property} of ${by.resource.name}`, place: "" };
}
