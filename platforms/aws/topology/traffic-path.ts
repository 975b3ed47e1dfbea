import { type Graph, ifKnown, type ResourceReader } from "../../../model/graph";
import { clusterAround } from "../../../model/topology/cluster-around";
import type { CheckedTargets, TargetGroupTimings, TrafficPath } from "../../../model/topology/traffic-path";
import { crossesZones } from "../cross-zone";
import { vendorCheck, vendorIdleTimeout, vendorTarget } from "../defaults";
import { isHttp } from "../fault-model/detection";
import { balancerZones, checkProtocolOf, type ForwardRoute, isPlayedByTwin, readCheckCounts } from "./index";
import { poolsBehind } from "./pools";
import { readRegionFailovers } from "./region-failover";

const protocols = ["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP"] as const;
const checkProtocols = ["HTTP", "HTTPS", "TCP"] as const;

const oneOf = <T extends string>(words: readonly T[], text: string | undefined): T | undefined =>
  words.find((word) => word === text);

function checkOf(group: ResourceReader): CheckedTargets["healthCheck"] {
  const protocol = oneOf(checkProtocols, checkProtocolOf(group)) ?? "HTTP";
  const timeout = group.number("healthCheck.timeout") ?? vendorCheck.timeout(protocol);
  return { protocol, timeout, ...readCheckCounts(group) };
}

/** Undefined for what these formulas say nothing of: gateways, QUIC. A function speaks no protocol; its balancer is of HTTP. */
function readTargetGroup(group: ResourceReader): TargetGroupTimings | undefined {
  const isFunction = group.text("targetType") === "lambda";
  const protocol = isFunction ? "HTTP" : oneOf(protocols, group.text("protocol"));
  if (protocol === undefined) return undefined;
  return {
    path: group.resource.name,
    isFunction,
    protocol,
    healthCheck: checkOf(group),
    deregistrationDelay: group.number("deregistrationDelay") ?? vendorTarget.deregistrationDelay,
    slowStart: group.number("slowStart") ?? vendorTarget.slowStart,
  };
}

/** Of a balancer that another program makes nothing is known but its kind: it gets the fewest zones in which AWS makes one. */
function readBalancer(
  balancer: ResourceReader | undefined,
  protocol: CheckedTargets["protocol"],
  graph: Graph,
): TrafficPath["balancer"] {
  const told = balancer?.text("loadBalancerType") ?? (balancer === undefined ? undefined : "application");
  const type = (told ?? (isHttp(protocol) ? "application" : "network")) === "network" ? "network" : "application";
  return {
    type,
    idleTimeout: (type === "application" ? balancer?.number("idleTimeout") : undefined) ?? vendorIdleTimeout[type],
    zones:
      balancer?.has("subnetMappings") === true || balancer?.has("subnets") === true
        ? ifKnown(() => balancerZones(balancer, graph))
        : 2,
  };
}

/** The most zones of all; undefined where one of them is not known. */
const widest = (zones: readonly (number | undefined)[]): number | undefined =>
  zones.includes(undefined) ? undefined : Math.max(1, ...zones.map((count) => count ?? 1));

/**
 * What the resources say of one way: what is absent is the vendor's default. Where ids are not known yet, it cannot be told which weight is
 * whose: the way is then judged as if it got everything, which changes no time. Undefined where no formula fits. Throws UnknownValueError.
 */
export function readTrafficPath(way: ForwardRoute, graph: Graph): TrafficPath | undefined {
  const group = readTargetGroup(way.targetGroup);
  if (group === undefined) return undefined;
  const cluster = clusterAround(way.targetGroup, graph);
  const balancer = readBalancer(way.balancer, group.protocol, graph);
  const served = poolsBehind(way.targetGroup, graph);
  return {
    plane: isPlayedByTwin(cluster) ? "twin" : balancer.type,
    balancer,
    region: cluster?.text("region"),
    regionFailovers: readRegionFailovers(way.balancer, graph),
    group,
    share: way.share ?? 1,
    served,
    nodeZones: widest(served.map(({ zones }) => zones)),
    crossesZones: crossesZones(
      balancer.type,
      way.targetGroup.text("loadBalancingCrossZoneEnabled"),
      balancer.type === "application" || way.balancer?.flag("enableCrossZoneLoadBalancing"),
    ),
  };
}
