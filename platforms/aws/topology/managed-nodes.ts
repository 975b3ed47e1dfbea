import { type Graph, ifKnown, type ResourceReader } from "../../../model/graph";
import type { NodePool } from "../../../model/topology/traffic-path";
import { vendorManagedNodes } from "../defaults";
import type { MakerReading } from "./maker";
import { zonesBehind } from "./zones";

/** The fewest nodes of a managed node group of EKS; how many there are is a scaler's. Throws UnknownValueError. */
const fewestManaged = (group: ResourceReader): number => group.number("scalingConfig.minSize") ?? 0;

/** The most that a scaler may make of them. Throws UnknownValueError. */
const mostManaged = (group: ResourceReader): number => group.number("scalingConfig.maxSize") ?? 0;

/** In how many zones they stand. Throws UnknownValueError. */
const managedZones = (group: ResourceReader, graph: Graph): number => zonesBehind(group, "subnetIds", graph);

/** Nodes that an update may take at once, of so many. Throws UnknownValueError. */
function unavailableOf(group: ResourceReader, nodes: number): number {
  const percent = group.number("updateConfig.maxUnavailablePercentage");
  if (percent !== undefined) return Math.max(1, Math.floor((nodes * percent) / 100));
  return group.number("updateConfig.maxUnavailable") ?? vendorManagedNodes.maxUnavailable;
}

/** Whether an update ends nodes before their successors are there. Throws UnknownValueError. */
const endsFirst = (group: ResourceReader): boolean => group.text("updateConfig.updateStrategy") === "MINIMAL";

/**
 * Percent of the fewest nodes that an update keeps. By default it launches the new ones first. Source: Amazon EKS user guide, "Understand each
 * phase of node updates", read 2026-12-01. Throws UnknownValueError.
 */
function keptManaged(group: ResourceReader): number {
  const nodes = fewestManaged(group);
  if (!endsFirst(group) || nodes === 0) return 100;
  return Math.floor((100 * Math.max(0, nodes - unavailableOf(group, nodes))) / nodes);
}

/**
 * Percent of its most nodes that there may be during an update: up to two more for each zone, or as many more as are replaced at once, where these are more.
 * Source: the same page, scale up phase. Throws UnknownValueError.
 */
function grownPercentage(group: ResourceReader, graph: Graph): number {
  const most = mostManaged(group);
  if (endsFirst(group) || most === 0) return 100;
  const surge = Math.max(2 * managedZones(group, graph), unavailableOf(group, most));
  return Math.ceil((100 * (most + surge)) / most);
}

/** What of its nodes is replaced, and why no balancer's verdict is. Throws UnknownValueError. */
function whyNotReplaced(group: ResourceReader): string {
  const { name } = group.resource;
  return group.flag("nodeRepairConfig.enabled") === true
    ? `${name}.nodeRepairConfig replaces nodes by their conditions in Kubernetes, 10 or 30 minutes later: it does not ask a load balancer`
    : `${name} does not ask its load balancer: EKS replaces failed machines only`;
}

/** A managed node group as the formulas know it. Throws UnknownValueError. */
function readManagedPool(group: ResourceReader, graph: Graph): NodePool {
  const { name } = group.resource;
  return {
    path: name,
    minSize: fewestManaged(group),
    zones: ifKnown(() => managedZones(group, graph)),
    minHealthyPercentage: keptManaged(group),
    notReplaced: whyNotReplaced(group),
    healthCheckGracePeriod: 0,
    boot: undefined,
    hooks: { path: name, worst: 0, typical: 0 },
  };
}

/** Managed node groups of EKS, whose scaling group EKS makes. */
export const managedNodes: MakerReading = {
  fewest: (group) => ({ by: group, property: "scalingConfig.minSize", count: fewestManaged(group) }),
  most: mostManaged,
  grown: grownPercentage,
  zones: managedZones,
  kept: keptManaged,
  cpuTarget: () => undefined,
  pool: readManagedPool,
};
