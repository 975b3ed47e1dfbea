import type { DataPlaneKind } from "../../model/analysis/budget/types";
import type { NodePool, TrafficPath } from "../../model/topology/traffic-path";
import { vendorIdleTimeout } from "../../platforms/aws/defaults";
import { asksBalancer } from "../../platforms/aws/health-checks";
import { planTimers, usualBootTime } from "../../platforms/aws/node-timers";
import type { NodeGroupSettings } from "../aws/node-group/settings";
import { isFunction } from "../aws/target-group/function-targets";
import type { ForwardPath } from "./forward-paths";
import type { ClusterSpec } from "./settings";
import type { TwinSettings } from "./stack/twin-settings";

export const planeOf = ({ provider, loadBalancer }: Pick<ClusterSpec, "provider" | "loadBalancer">): DataPlaneKind =>
  provider === "twin" ? "twin" : loadBalancer.type;

/** How many zones hold nodes, and how many an address of the balancer. */
export function zoneCounts({ network, loadBalancer }: Pick<ClusterSpec, "network" | "loadBalancer">): {
  readonly nodes: number;
  readonly balancer: number;
} {
  if ("existing" in network) {
    const { privateSubnetIds, publicSubnetIds } = network.existing;
    const places = loadBalancer.scheme === "internal" ? privateSubnetIds : publicSubnetIds;
    return { nodes: privateSubnetIds.length, balancer: places.length };
  }
  const count = typeof network.zones === "number" ? network.zones : network.zones.length;
  return { nodes: count, balancer: count };
}

/** The node groups that serve a target group, by key, sorted. */
export const groupsServing = (spec: Pick<ClusterSpec, "nodeGroups">, targetGroup: string) =>
  Object.entries(spec.nodeGroups)
    .filter(([, { targetGroups }]) => targetGroups.includes(targetGroup))
    .sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * A group's timers follow from all the target groups that it serves. A node that cannot say that it is ready is let in when its launch hook
 * runs out. On the twin a machine boots faster than the spec's.
 */
function nodePoolOf(spec: ClusterSpec, key: string, group: NodeGroupSettings, twin?: TwinSettings): NodePool {
  const path = `nodeGroups.${key}`;
  const served = group.targetGroups.flatMap((name) => spec.targetGroups[name] ?? []);
  const { readyTimeout, healthCheckGracePeriod } = planTimers(group, served);
  const typical = planeOf(spec) === "twin" ? Math.min(twin?.bootTime ?? usualBootTime, group.bootTime) : group.bootTime;
  const hooks = Object.values(group.lifecycleHooks).filter(({ transition }) => transition === "launching");
  const longest = Math.max(0, ...hooks.map(({ heartbeatTimeout }) => heartbeatTimeout));
  return {
    path,
    minSize: group.minSize,
    zones: zoneCounts(spec).nodes,
    minHealthyPercentage: group.instanceRefresh.minHealthyPercentage,
    asksBalancer: asksBalancer(group.healthCheckType),
    healthCheckGracePeriod,
    boot: { path: `${path}.bootTime`, worst: readyTimeout, typical },
    hooks: { path: `${path}.lifecycleHooks.*.heartbeatTimeout`, worst: longest, typical: longest / 2 },
  };
}

function crossesZones({ loadBalancer }: ClusterSpec, crossZone: ForwardPath["group"]["crossZone"]): boolean {
  if (crossZone !== "use_load_balancer_configuration") return crossZone === "true";
  return loadBalancer.type === "application" || loadBalancer.enableCrossZoneLoadBalancing;
}

export function trafficPathOf(
  spec: ClusterSpec,
  { targetGroup, group, share }: Pick<ForwardPath, "targetGroup" | "group" | "share">,
  twin?: TwinSettings,
): TrafficPath {
  const { type, idleTimeout = vendorIdleTimeout[type] } = spec.loadBalancer;
  const zones = zoneCounts(spec);
  return {
    plane: planeOf(spec),
    balancer: { type, idleTimeout, zones: zones.balancer },
    region: spec.region,
    group: { ...group, path: `targetGroups.${targetGroup}`, isFunction: isFunction(group) },
    share,
    served: groupsServing(spec, targetGroup).map(([key, nodes]) => nodePoolOf(spec, key, nodes, twin)),
    nodeZones: zones.nodes,
    crossesZones: crossesZones(spec, group.crossZone),
  };
}
