import { type Graph, isRecord, type View } from "../graph";
import { type ObjectivesSettings, objectivesSettings, type PromisesSettings } from "../spec/objectives";
import { clusterAround } from "../traffic";
import { type Objectives, objectivesFor } from "./resolve";

/** What holds where a program does not say it itself. */
export interface Promises {
  readonly class: ObjectivesSettings["class"];
  readonly own: PromisesSettings;
}

/** The objectives that a cluster component was given; undefined in programs of one's own. */
export function clusterObjectives(view: View, graph: Graph): ObjectivesSettings | undefined {
  const said = clusterAround(view, graph)?.at("objectives").known();
  return isRecord(said) ? objectivesSettings().parse(said) : undefined;
}

/** The objectives in force for a resource: its cluster's, else those of its environment, else what the class stands for. */
export function objectivesAround(
  view: View,
  graph: Graph,
  balancer: "application" | "network",
  usual: Promises,
): Objectives {
  const cluster = clusterObjectives(view, graph);
  if (cluster === undefined) return objectivesFor(usual.class, balancer, usual.own);
  return objectivesFor(cluster.class, balancer, cluster, usual.own);
}
