import { type Graph, isRecord, type ResourceReader } from "../../../model/graph";
import { type Objectives, objectivesFor } from "../../../model/objectives/resolve";
import type { ObjectivesSettings, PromisesSettings } from "../../../model/objectives/resolved";
import { clusterAround } from "./index";

const classes = ["development", "staging", "production"] as const;

/** What holds where a program does not say it itself. */
export interface Promises {
  readonly class: ObjectivesSettings["class"];
  readonly own: PromisesSettings;
}

/** The objectives that a cluster component was given; undefined in programs of one's own. The component has checked them. */
export function clusterObjectives(view: ResourceReader, graph: Graph): ObjectivesSettings | undefined {
  const said = clusterAround(view, graph)?.at("objectives");
  const values = said?.known();
  if (said === undefined || !isRecord(values)) return undefined;
  const promise = (key: keyof PromisesSettings) => (said.text(key) === "none" ? "none" : said.number(key));
  const groups = isRecord(values.nodesNeeded) ? Object.keys(values.nodesNeeded) : [];
  return {
    class: classes.find((name) => name === said.text("class")) ?? "production",
    nodeCrash: promise("nodeCrash"),
    nodeHang: promise("nodeHang"),
    nodeDrain: promise("nodeDrain"),
    zoneLoss: promise("zoneLoss"),
    balancerLoss: promise("balancerLoss"),
    regionLoss: promise("regionLoss"),
    capacityAfterZoneLoss: promise("capacityAfterZoneLoss"),
    nodesNeeded: Object.fromEntries(
      groups.flatMap((group) => {
        const needed = said.number(`nodesNeeded.${group}`);
        return needed === undefined ? [] : [[group, needed]];
      }),
    ),
  };
}

/** The objectives in force for a resource: its cluster's, else those of its environment, else what the class stands for. */
export function objectivesAround(
  view: ResourceReader,
  graph: Graph,
  balancer: "application" | "network",
  usual: Promises,
): Objectives {
  const cluster = clusterObjectives(view, graph);
  if (cluster === undefined) return objectivesFor(usual.class, balancer, usual.own);
  return objectivesFor(cluster.class, balancer, cluster, usual.own);
}
