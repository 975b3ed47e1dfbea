import { sorted } from "../../model/settings/entries";
import {
  hooksWait,
  type PlacedSubnetUse,
  type PoolCapacity,
  type Route,
  sharesOf,
  type Topology,
} from "../../model/topology/topology";
import type { NodePool } from "../../model/topology/traffic-path";
import { crossesZones } from "../../platforms/aws/cross-zone";
import { vendorIdleTimeout } from "../../platforms/aws/defaults";
import { whyNotReplaced } from "../../platforms/aws/health-checks";
import { planTimers, usualBootTime } from "../../platforms/aws/node-timers";
import type { LoadBalancerActionSettings } from "../aws/load-balancer/action-resolved";
import { planNetwork } from "../aws/network/address-plan";
import { planEndpoints } from "../aws/network/endpoint-plan";
import type { NodeGroupSettings } from "../aws/node-group/resolved";
import { isFunction } from "../aws/target-group/function-targets";
import { regionFailoversOf } from "./region-failover";
import type { ClusterSpec } from "./resolved";
import type { TwinSettings } from "./stack/resolved";

interface PlacedAction extends Pick<Route, "path" | "listener" | "rule"> {
  readonly action: LoadBalancerActionSettings;
}

interface Zones {
  readonly nodes: number;
  readonly balancer: number;
}

/**
 * The way of requests through a cluster, by the names of its spec, before any resource exists. Pure. A test holds it against what the planned
 * resources say. `twin` counts where `provider` is twin.
 */
export function topologyOf(spec: ClusterSpec, twin?: TwinSettings): Topology {
  const plane = spec.provider === "twin" ? "twin" : spec.loadBalancer.type;
  const zones = zoneCounts(spec);
  const pools = sorted(spec.nodeGroups).map(([key, group]) => {
    return { group, pool: nodePoolOf(spec, key, group, { plane, zones: zones.nodes, twin }) };
  });
  const served = (targetGroup: string) =>
    pools.filter(({ group }) => group.targetGroups.includes(targetGroup)).map(({ pool }) => pool);
  const surroundings: Surroundings = { plane, zones, served, regionFailovers: regionFailoversOf(spec) };
  const routes = actions(spec).flatMap((placed) => routesOf(spec, placed, surroundings));
  const busy = new Set(routes.flatMap(({ targetGroup, share }) => (share > 0 ? [targetGroup] : [])));
  const capacities = sorted(spec.nodeGroups).map(([key, group]) => {
    const hasTraffic = group.targetGroups.some((name) => busy.has(name));
    return [key, poolCapacityOf(spec, key, group, { zones: zones.nodes, hasTraffic })] as const;
  });
  const subnets = subnetsOf(spec);
  return { plane, routes, pools: Object.fromEntries(capacities), ...(subnets === undefined ? {} : { subnets }) };
}

/** How many zones hold nodes, and how many an address of the balancer. */
function zoneCounts({ network, loadBalancer }: ClusterSpec): Zones {
  if ("existing" in network) {
    const { privateSubnetIds, publicSubnetIds } = network.existing;
    const places = loadBalancer.scheme === "internal" ? privateSubnetIds : publicSubnetIds;
    return { nodes: privateSubnetIds.length, balancer: places.length };
  }
  const count = typeof network.zones === "number" ? network.zones : network.zones.length;
  return { nodes: count, balancer: count };
}

function actions({ loadBalancer }: ClusterSpec): readonly PlacedAction[] {
  return sorted(loadBalancer.listeners).flatMap(([listener, { defaultAction, rules }]) => {
    const path = `loadBalancer.listeners.${listener}`;
    const byRule = sorted(rules).map(([rule, { action }]): PlacedAction => {
      return { path: `${path}.rules.${rule}.action`, listener, rule, action };
    });
    return [{ path: `${path}.defaultAction`, listener, action: defaultAction }, ...byRule];
  });
}

interface Surroundings extends Pick<Topology, "plane"> {
  readonly regionFailovers: NonNullable<Route["regionFailovers"]>;
  readonly zones: Zones;
  readonly served: (targetGroup: string) => readonly NodePool[];
}

function routesOf(
  { loadBalancer, targetGroups, region }: ClusterSpec,
  { action, ...place }: PlacedAction,
  { plane, zones, served, regionFailovers }: Surroundings,
): readonly Route[] {
  if (action.type !== "forward") return [];
  const { type, idleTimeout = vendorIdleTimeout[type], enableCrossZoneLoadBalancing } = loadBalancer;
  const weights = sorted(action.targetGroups);
  const shares = sharesOf(weights.map(([, weight]) => weight));
  return weights.flatMap(([targetGroup], index): readonly Route[] => {
    const group = targetGroups[targetGroup];
    if (group === undefined) return [];
    return [
      {
        ...place,
        targetGroup,
        plane,
        balancer: { type, idleTimeout, zones: zones.balancer },
        region,
        regionFailovers,
        group: { ...group, path: `targetGroups.${targetGroup}`, isFunction: isFunction(group) },
        share: shares[index] ?? 0,
        served: served(targetGroup),
        nodeZones: zones.nodes,
        crossesZones: crossesZones(type, group.crossZone, enableCrossZoneLoadBalancing),
      },
    ];
  });
}

/**
 * A group's timers follow from all the target groups that it serves. A node that cannot say that it is ready is let in when its launch hook
 * runs out. On the twin a machine boots faster than the spec's.
 */
function nodePoolOf(
  spec: ClusterSpec,
  key: string,
  group: NodeGroupSettings,
  { plane, zones, twin }: Pick<Topology, "plane"> & { readonly zones: number; readonly twin: TwinSettings | undefined },
): NodePool {
  const path = `nodeGroups.${key}`;
  const { readyTimeout, healthCheckGracePeriod } = planTimers(
    group,
    group.targetGroups.flatMap((name) => spec.targetGroups[name] ?? []),
  );
  const typical = plane === "twin" ? Math.min(twin?.bootTime ?? usualBootTime, group.bootTime) : group.bootTime;
  const hooks = Object.values(group.lifecycleHooks).filter(({ transition }) => transition === "launching");
  return {
    path,
    minSize: group.minSize,
    zones,
    minHealthyPercentage: group.instanceRefresh.minHealthyPercentage,
    notReplaced: whyNotReplaced(path, group.healthCheckType),
    healthCheckGracePeriod,
    boot: { path: `${path}.bootTime`, worst: readyTimeout, typical },
    hooks: hooksWait(
      `${path}.lifecycleHooks.*.heartbeatTimeout`,
      hooks.map(({ heartbeatTimeout }) => heartbeatTimeout),
    ),
  };
}

function poolCapacityOf(
  { objectives }: ClusterSpec,
  key: string,
  { minSize, instanceRefresh, autoscaling }: NodeGroupSettings,
  { zones, hasTraffic }: Pick<PoolCapacity, "zones" | "hasTraffic">,
): PoolCapacity {
  const path = `nodeGroups.${key}`;
  const own = objectives.nodesNeeded[key];
  return {
    path,
    minSize,
    zones,
    minHealthyPercentage: instanceRefresh.minHealthyPercentage,
    needed: own ?? minSize,
    source: own === undefined ? `${path}.minSize` : `objectives.nodesNeeded.${key}`,
    cpuTarget: autoscaling.cpu?.targetValue,
    hasTraffic,
  };
}

/** What is in each subnet of a new network; undefined where the network exists already, or its zones have no names yet. */
function subnetsOf({ network, region, nodeGroups, loadBalancer }: ClusterSpec): readonly PlacedSubnetUse[] | undefined {
  if ("existing" in network) return undefined;
  const { subnets, zones, natZones } = planNetwork(network, region);
  if (subnets.length === 0) return undefined;
  const endpoints = planEndpoints(network.endpoints).interface.length;
  const pools = Object.values(nodeGroups).map(({ maxSize, instanceRefresh: { maxHealthyPercentage } }) => {
    return { maxSize, maxHealthyPercentage, zones: zones.length };
  });
  return subnets.flatMap(({ tier, zone, cidr }): readonly PlacedSubnetUse[] => {
    if (tier === "isolated") return [];
    const balancers = Number((loadBalancer.scheme === "internal") === (tier === "private"));
    return tier === "private"
      ? [{ zone, tier, cidr, pools, balancers, other: endpoints }]
      : [{ zone, tier, cidr, pools: [], balancers, other: Number(natZones.includes(zone)) }];
  });
}
