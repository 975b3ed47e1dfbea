import type { Graph, ResourceReader } from "../../../model/graph";
import type { NodePool } from "../../../model/topology/traffic-path";

/** The fewest nodes there may be, and the setting that says so. */
export interface Fewest {
  readonly by: ResourceReader;
  readonly property: string;
  readonly count: number;
}

/** How one type of what makes nodes is read. Each throws UnknownValueError. */
export interface MakerReading {
  readonly fewest: (maker: ResourceReader, graph: Graph) => Fewest;
  readonly most: (maker: ResourceReader, graph: Graph) => number;
  /** Percent of the most nodes that a rollout may reach. */
  readonly grown: (maker: ResourceReader, graph: Graph) => number;
  /** In how many zones its nodes stand. */
  readonly zones: (maker: ResourceReader, graph: Graph) => number;
  /** Percent of its nodes that a rollout keeps. */
  readonly kept: (maker: ResourceReader) => number;
  /** Percent of the processor that target tracking aims at; undefined: none does. */
  readonly cpuTarget: (maker: ResourceReader, graph: Graph) => number | undefined;
  readonly pool: (maker: ResourceReader, graph: Graph) => NodePool;
}
