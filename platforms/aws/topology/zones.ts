import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { types } from "../catalog/types";

/**
 * In how many zones the subnets of `property`, a path, lie. A list of one is of one zone, whatever makes it. Throws UnknownValueError when neither the list
 * nor who is behind it is known, and where several subnets of other programs, which may share a zone, leave fewer than two that are known.
 */
export function zonesBehind(view: ResourceReader, property: string, graph: Graph): number {
  const [input = property] = property.split(".");
  const subnets = graph.dependenciesOf(view, input, types.subnet);
  const zones = new Set(
    subnets.flatMap((subnet) => subnet.text("availabilityZone") ?? subnet.text("availabilityZoneId") ?? []),
  );
  if (zones.size > 1) return zones.size;
  // A subnet that is named twice is one; entries that are not known are taken to differ.
  const names = view
    .items(property)
    .map((one, index) => (one.isKnown && typeof one.known() === "string" ? one.known() : index));
  const entries = new Set(names).size;
  const others = Math.max(0, entries - subnets.length);
  if (others === 0) return zones.size === 0 ? entries : zones.size;
  if (entries === 1) return 1;
  throw new UnknownValueError(
    view.resource.urn,
    `${property} names ${others} ${others === 1 ? "subnet" : "subnets"} of another program: in which zones they lie`,
    "unknown",
  );
}

/**
 * In how many zones a balancer has an address: AWS takes one subnet of a zone, so that several are of several zones, whichever program makes them.
 * Source: botocore elbv2, CreateLoadBalancer.Subnets, read 2026-11-30. Throws UnknownValueError while it is not known which subnets they are.
 */
export function balancerZones(balancer: ResourceReader, graph: Graph): number {
  const property = balancer.has("subnetMappings") ? "subnetMappings" : "subnets";
  const entries = balancer.at(property).isKnown ? balancer.items(property) : [];
  const ids = entries.map((entry) => (property === "subnets" ? entry : entry.at("subnetId")));
  const texts = ids.flatMap((id) => (id.isKnown && typeof id.known() === "string" ? [id.known()] : []));
  const made = graph.dependenciesOf(balancer, property, types.subnet).length;
  return made === 0 && texts.length > 0 && texts.length === ids.length
    ? new Set(texts).size
    : zonesBehind(balancer, property, graph);
}

/**
 * The names of the zones that the subnets of `property` lie in; undefined where it names subnets that this stack does not make, or makes
 * without saying where. Throws UnknownValueError where it is not known which subnets they are.
 */
export function zoneNamesBehind(view: ResourceReader, property: string, graph: Graph): ReadonlySet<string> | undefined {
  const subnets = graph.dependenciesOf(view, property, types.subnet);
  const given = view.at(property).isKnown ? view.items(property).length : subnets.length;
  const zones = subnets.flatMap((subnet) => subnet.text("availabilityZone") ?? []);
  if (zones.length > 0 && zones.length === given) return new Set(zones);
  if (subnets.length < given || subnets.length === 0) {
    for (const entry of view.items(property)) (entry.has("subnetId") ? entry.at("subnetId") : entry).known();
  }
  return undefined;
}
