import type { Graph } from "../../../model/graph";
import { planReachability, type Reachability } from "./analyze";
import { flowsBetween, isClosed, joined, publicEnds, type Search, serviceSearch } from "./assertions";
import type { Endpoint } from "./endpoints";

const known = new WeakMap<Graph, Reachability>();

/** From outside and from balancers to nodes: what is asked about one resource after another. */
const isAsked = (from: Endpoint, to: Endpoint): boolean =>
  to.kind === "nodes" && (from.kind === "balancer" || from.kind === "internet" || from.kind === "range");

/** Who reaches the nodes of a program, planned once. */
export function reachabilityOf(graph: Graph): Reachability {
  const before = known.get(graph);
  if (before !== undefined) return before;
  const reach = planReachability(graph, isAsked);
  known.set(graph, reach);
  return reach;
}

/** No client on the internet may reach these nodes, which are told by the URN of their group or machine. */
export function exposureOf(reach: Reachability, urn: string): Search {
  const nodes = reach.endpoints.filter((end) => end.urn === urn);
  const outsiders = publicEnds(reach);
  return joined(
    outsiders.flatMap(({ name: from }) => nodes.map(({ name: to }) => isClosed(flowsBetween(reach, from, to)))),
  );
}

/** Of who is in a subnet or behind a group of another program, nothing certain can be said. */
const isOwn = ({ sites }: Endpoint): boolean =>
  sites.every(
    ({ securityGroupMode, groups, subnet }) =>
      securityGroupMode !== "unknown" && groups.every(({ isKnown }) => isKnown) && subnet?.acl !== undefined,
  );

/** Whether a balancer sends to the target group, and all that stands between it and the nodes is of this program. */
export function isWithin(reach: Reachability, targetGroup: string): boolean {
  const services = reach.services.filter((service) => service.targetGroup.urn === targetGroup);
  const names = new Set(services.flatMap(({ balancer, nodes }) => [balancer, nodes]));
  return services.length > 0 && reach.endpoints.filter(({ name }) => names.has(name)).every(isOwn);
}

/** The balancer must reach the ports of the target group at all of its nodes, and hear the answers. */
export const deliveryOf = (reach: Reachability, targetGroup: string): Search =>
  joined(
    reach.services
      .filter((service) => service.targetGroup.urn === targetGroup)
      .map((service) => serviceSearch(reach, service)),
  );
