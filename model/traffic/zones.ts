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

/**
 * The names of the zones that the subnets of `property` lie in; undefined where it names subnets that this stack does not make, or makes
 * without saying where. Throws NotKnownYet where it is not known which subnets they are.
 */
export function zoneNamesBehind(view: View, property: string, graph: Graph): ReadonlySet<string> | undefined {
  const subnets = graph.behind(view, property, trafficTypes.subnet);
  const given = view.at(property).isKnown ? view.items(property).length : subnets.length;
  const zones = subnets.flatMap((subnet) => subnet.text("availabilityZone") ?? []);
  if (zones.length > 0 && zones.length === given) return new Set(zones);
  if (subnets.length < given || subnets.length === 0) {
    for (const entry of view.items(property)) (entry.has("subnetId") ? entry.at("subnetId") : entry).known();
  }
  return undefined;
}
