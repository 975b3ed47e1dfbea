import type { Graph, View } from "../graph";
import { trafficTypes } from "./types";

/**
 * In how many zones the subnets of `property` lie, as far as it can be seen: a subnet that this stack does not make counts as a
 * zone of its own. Throws NotKnownYet when neither the list nor who is behind it is known.
 */
export function zonesBehind(view: View, property: string, graph: Graph): number {
  const subnets = graph.behind(view, property, trafficTypes.subnet);
  const zones = new Set(
    subnets.flatMap((subnet) => subnet.text("availabilityZone") ?? subnet.text("availabilityZoneId") ?? []),
  );
  if (zones.size > 1) return zones.size;
  const entries = view.items(property).length;
  const others = Math.max(0, entries - subnets.length);
  return subnets.length > 0 && zones.size === 0 ? entries : zones.size + others;
}
