import { type Graph, ifKnown, type ResourceReader } from "../../../model/graph";
import { clusterAround } from "../../../model/topology/cluster-around";
import type { RegionFailover } from "../../../model/topology/traffic-path";
import { types } from "../catalog/types";
import { vendorRegionCheck } from "../defaults";

const routing = [
  ...["failoverRoutingPolicies", "weightedRoutingPolicies", "latencyRoutingPolicies", "geolocationRoutingPolicies"],
  ...["geoproximityRoutingPolicy", "cidrRoutingPolicy", "multivalueAnswerRoutingPolicy"],
];

/** What Route 53 asks before it answers with a record; undefined for an alias that follows its target alone. */
function readCheck(record: ResourceReader, graph: Graph): RegionFailover["check"] {
  const [check] = graph.dependenciesOf(record, "healthCheckId", types.healthCheck);
  if (check === undefined) return undefined;
  return {
    protocol: check.text("type") === "TCP" ? "TCP" : "HTTP",
    interval: check.number("requestInterval") ?? vendorRegionCheck.interval,
    unhealthyThreshold: check.number("failureThreshold") ?? vendorRegionCheck.threshold,
  };
}

const hasRouting = (record: ResourceReader): boolean => routing.some((policy) => record.has(policy));

const regionOf = (view: ResourceReader, graph: Graph): string | undefined =>
  view.resource.region ?? ifKnown(() => clusterAround(view, graph)?.text("region"));

/** Whether all other records of the name in this program lead to balancers of the same region: they fall with it. */
function staysInRegion(record: ResourceReader, balancer: ResourceReader, graph: Graph): boolean {
  const own = regionOf(balancer, graph);
  const others = graph
    .ofType(types.record)
    .filter((other) => other.resource.urn !== record.resource.urn && hasRouting(other) && isSameName(other, record));
  const regions = others
    .flatMap((other) => graph.dependenciesOf(other, "aliases", types.balancer))
    .map((other) => regionOf(other, graph));
  return own !== undefined && regions.length > 0 && regions.every((region) => region === own);
}

const isSameName = (one: ResourceReader, other: ResourceReader): boolean =>
  ifKnown(() => one.text("name") === other.text("name") && one.text("type") === other.text("type")) === true;

/** Whether an accelerator's listener leads to another region too; one that stands by counts. */
function hasOtherRegion(group: ResourceReader, graph: Graph): boolean {
  const region = group.text("endpointGroupRegion");
  return graph
    .dependenciesOf(group, "listenerArn", types.acceleratorListener)
    .flatMap((listener) => graph.dependents(listener, types.acceleratorGroup, "listenerArn"))
    .some((other) => other.text("endpointGroupRegion") !== region && other.items("endpointConfigurations").length > 0);
}

/** Endpoint groups with the balancer: its own view of its targets decides, whatever health check the group names. */
const acceleratorFailovers = (balancer: ResourceReader, graph: Graph): readonly RegionFailover[] =>
  graph
    .dependents(balancer, types.acceleratorGroup, "endpointConfigurations")
    .filter((group) => hasOtherRegion(group, graph))
    .slice(0, 1)
    .map((group) => {
      const isStandby = group.number("trafficDialPercentage") === 0;
      return { by: "accelerator", path: group.resource.name, isStandby, check: undefined };
    });

/** What leads clients of a balancer elsewhere: records that share their name with others, and accelerators. */
export const readRegionFailovers = (balancer: ResourceReader | undefined, graph: Graph): readonly RegionFailover[] =>
  balancer === undefined ? [] : [...recordFailovers(balancer, graph), ...acceleratorFailovers(balancer, graph)];

/** Families of one name tell the same, once. */
function recordFailovers(balancer: ResourceReader, graph: Graph): readonly RegionFailover[] {
  const found = new Map<string, RegionFailover>();
  for (const record of graph.dependents(balancer, types.record, "aliases")) {
    if (!hasRouting(record) || staysInRegion(record, balancer, graph)) continue;
    const role = ifKnown(() => record.text("failoverRoutingPolicies.type"));
    const isStandby = role?.toUpperCase() === "SECONDARY";
    const failover = { by: "records", path: record.resource.name, isStandby, check: readCheck(record, graph) } as const;
    found.set(`${isStandby} ${JSON.stringify(failover.check)}`, failover);
  }
  return [...found.values()];
}
