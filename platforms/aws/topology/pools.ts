import type { Graph, ResourceReader } from "../../../model/graph";
import type { PoolGrowth } from "../../../model/topology/topology";
import type { NodePool } from "../../../model/topology/traffic-path";
import { types } from "../catalog/types";
import { readAttachedPools } from "./attached-targets";
import {
  type Fewest,
  fewestTasks,
  keptTasks,
  mostTasks,
  readServicePool,
  serviceZones,
  taskCpuTarget,
} from "./container-services";
import { makersBehind } from "./members";
import { fewestNodes, mostNodes } from "./node-counts";
import { groupZones, keptPercentage, readNodePool } from "./node-pool";

/** What makes nodes, and makes them again: scaling groups, and services of ECS, whose tasks are its nodes. */
export const makerTypes = [types.group, types.containerService] as const;

const isService = ({ resource }: ResourceReader): boolean => resource.type === types.containerService;

/** The fewest nodes of a group or service, and the setting that says so. Throws UnknownValueError. */
export const fewestMade = (maker: ResourceReader, graph: Graph): Fewest =>
  isService(maker) ? fewestTasks(maker, graph) : { by: maker, property: "minSize", count: fewestNodes(maker) };

/** In how many zones its nodes stand. Throws UnknownValueError. */
export const makerZones = (maker: ResourceReader, graph: Graph): number =>
  isService(maker) ? serviceZones(maker, graph) : groupZones(maker, graph);

/** Percent of its nodes that a rollout keeps. */
export const keptWhileRolling = (maker: ResourceReader): number =>
  isService(maker) ? keptTasks(maker) : keptPercentage(maker);

/** How many nodes it may have at once. Throws UnknownValueError. */
export const growthOf = (maker: ResourceReader, graph: Graph): PoolGrowth => ({
  ...(isService(maker)
    ? mostTasks(maker, graph)
    : { maxSize: mostNodes(maker), maxHealthyPercentage: grownPercentage(maker) }),
  zones: makerZones(maker, graph),
});

/** Percent that a scaling group may grow to while it replaces nodes; without a word on it, no further than its size. */
const grownPercentage = (group: ResourceReader): number =>
  group.number("instanceRefresh.preferences.maxHealthyPercentage") ??
  group.number("instanceMaintenancePolicy.maxHealthyPercentage") ??
  100;

/** Percent of the processor that target tracking aims at; undefined: none does. */
export const cpuTarget = (maker: ResourceReader, graph: Graph): number | undefined =>
  isService(maker) ? taskCpuTarget(maker, graph) : groupCpuTarget(maker, graph);

function groupCpuTarget(group: ResourceReader, graph: Graph): number | undefined {
  return graph
    .dependents(group, types.scalingPolicy, "autoscalingGroupName")
    .map((policy) => policy.at("targetTrackingConfiguration"))
    .find((target) => target.text("predefinedMetricSpecification.predefinedMetricType") === "ASGAverageCPUUtilization")
    ?.number("targetValue");
}

/**
 * The nodes behind a target group, by what makes them. Empty: they are registered outside this program. Throws UnknownValueError.
 */
export const poolsBehind = (targetGroup: ResourceReader, graph: Graph): readonly NodePool[] => [
  ...makersBehind(targetGroup, graph).map((maker) =>
    isService(maker) ? readServicePool(maker, graph) : readNodePool(maker, graph),
  ),
  ...readAttachedPools(targetGroup, graph),
];
