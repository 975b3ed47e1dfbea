import type { Graph, ResourceReader } from "../../model/graph";
import { types } from "../../platforms/aws/catalog/types";
import { type ZoneKind, zoneKindOf } from "../../platforms/aws/regions";

/** The property by which a balancer names its subnets. */
export const subnetsProperty = (balancer: ResourceReader): string =>
  balancer.has("subnetMappings") ? "subnetMappings" : "subnets";

/** Kinds of the zones that a balancer's subnets name, with a subnet of each. Subnets of other programs tell none. */
export function zoneKindsOf(balancer: ResourceReader, graph: Graph): ReadonlyMap<ZoneKind, ResourceReader> {
  const kinds = new Map<ZoneKind, ResourceReader>();
  for (const subnet of graph.dependenciesOf(balancer, subnetsProperty(balancer), types.subnet)) {
    const kind = zoneKindOf(subnet.text("availabilityZone") ?? "");
    if (kind !== undefined && !kinds.has(kind)) kinds.set(kind, subnet);
  }
  return kinds;
}
