import type { ClusterSpec } from "../spec/cluster";
import type { NodeGroupSettings } from "../spec/node-group";
import type { TargetGroupSettings } from "../spec/target-group";
import type { TwinSettings } from "../spec/twin";
import type { ForwardPath } from "./forwards";
import type { Plane } from "./types";

/** One way from a listener to a target group, with all that its times depend on. */
export interface Site {
  readonly spec: ClusterSpec;
  readonly plane: Plane;
  readonly twin: TwinSettings;
  readonly group: TargetGroupSettings;
  /** `targetGroups.web`. */
  readonly groupPath: string;
  /** Part of the rule's requests that this target group gets, 0 to 1. */
  readonly share: number;
  /** The node groups behind it, by key. */
  readonly served: readonly (readonly [key: string, group: NodeGroupSettings])[];
  /** The fewest nodes that serve it. */
  readonly nodes: number;
  /** Zones of the nodes, and of the balancer's addresses. */
  readonly nodeZones: number;
  readonly balancerZones: number;
}

export const planeOf = ({ provider, loadBalancer }: Pick<ClusterSpec, "provider" | "loadBalancer">): Plane =>
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

export function siteOf(
  spec: ClusterSpec,
  { targetGroup: name, group, share }: Pick<ForwardPath, "targetGroup" | "group" | "share">,
  twin: TwinSettings,
): Site {
  const served = groupsServing(spec, name);
  const zones = zoneCounts(spec);
  return {
    spec,
    plane: planeOf(spec),
    twin,
    group,
    groupPath: `targetGroups.${name}`,
    share,
    served,
    nodes: served.reduce((sum, [, { minSize }]) => sum + minSize, 0),
    nodeZones: zones.nodes,
    balancerZones: zones.balancer,
  };
}

/** Nodes that the fullest zone holds: groups spread their nodes evenly. */
export const nodesInZone = ({ served, nodeZones }: Pick<Site, "served" | "nodeZones">): number =>
  served.reduce((sum, [, { minSize }]) => sum + Math.ceil(minSize / nodeZones), 0);

/** Targets that are registered by somebody else: how many there are is not known here. */
export const isUncounted = ({ served }: Pick<Site, "served">): boolean => served.length === 0;

/** Whether each zone's balancer reaches the targets of all zones. */
export function crossesZones({ spec, group }: Pick<Site, "spec" | "group">): boolean {
  if (group.crossZone !== "use_load_balancer_configuration") return group.crossZone === "true";
  return spec.loadBalancer.type === "application" || spec.loadBalancer.enableCrossZoneLoadBalancing;
}
