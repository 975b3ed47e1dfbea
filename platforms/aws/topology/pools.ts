import type { Graph, ResourceReader } from "../../../model/graph";
import type { PoolGrowth } from "../../../model/topology/topology";
import type { NodePool } from "../../../model/topology/traffic-path";
import { types } from "../catalog/types";
import { readAttachedPools } from "./attached-targets";
import { containerServices } from "./container-services";
import type { Fewest, MakerReading } from "./maker";
import { managedNodes } from "./managed-nodes";
import { makersBehind } from "./members";
import { scalingGroups } from "./node-pool";

/** What makes nodes, and makes them again: scaling groups, managed node groups of EKS, and services of ECS, whose tasks are its nodes. */
const readings = new Map<string, MakerReading>([
  [types.group, scalingGroups],
  [types.eksNodeGroup, managedNodes],
  [types.containerService, containerServices],
]);

export const makerTypes: readonly string[] = [...readings.keys()];

const readingOf = ({ resource }: ResourceReader): MakerReading => readings.get(resource.type) ?? scalingGroups;

/** The fewest nodes of what makes them, and the setting that says so. Throws UnknownValueError. */
export const fewestMade = (maker: ResourceReader, graph: Graph): Fewest => readingOf(maker).fewest(maker, graph);

/** In how many zones its nodes stand. Throws UnknownValueError. */
export const makerZones = (maker: ResourceReader, graph: Graph): number => readingOf(maker).zones(maker, graph);

/** Percent of its nodes that a rollout keeps. Throws UnknownValueError. */
export const keptWhileRolling = (maker: ResourceReader): number => readingOf(maker).kept(maker);

/** The most nodes of what makes them, rollouts aside. Throws UnknownValueError. */
export const mostMade = (maker: ResourceReader, graph: Graph): number => readingOf(maker).most(maker, graph);

/** How many nodes it may have at once. Throws UnknownValueError. */
export const growthOf = (maker: ResourceReader, graph: Graph): PoolGrowth => ({
  maxSize: mostMade(maker, graph),
  maxHealthyPercentage: readingOf(maker).grown(maker, graph),
  zones: makerZones(maker, graph),
});

/** Percent of the processor that target tracking aims at; undefined: none does. */
export const cpuTarget = (maker: ResourceReader, graph: Graph): number | undefined =>
  readingOf(maker).cpuTarget(maker, graph);

/**
 * The nodes behind a target group, by what makes them. Empty: they are registered outside this program. Throws UnknownValueError.
 */
export const poolsBehind = (targetGroup: ResourceReader, graph: Graph): readonly NodePool[] => [
  ...makersBehind(targetGroup, graph).map((maker) => readingOf(maker).pool(maker, graph)),
  ...readAttachedPools(targetGroup, graph),
];
