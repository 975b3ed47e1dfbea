import { type Graph, ifKnown, isRecord, type ResourceReader } from "../graph";
import { clusterAround, clusterTypes } from "../topology/cluster-around";
import { type BalancerKind, type Objectives, objectivesFor } from "./resolve";
import type { ObjectivesSettings, PromisesSettings } from "./resolved";

const classes = ["development", "staging", "production"] as const;

/** What holds where a program does not say it itself. */
export interface Promises {
  readonly class: ObjectivesSettings["class"];
  readonly own: PromisesSettings;
}

/** The objectives that a cluster component was given; undefined in programs of one's own. The component has checked them. */
function clusterObjectives(view: ResourceReader, graph: Graph): ObjectivesSettings | undefined {
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
  balancer: BalancerKind,
  usual: Promises,
): Objectives {
  const cluster = clusterObjectives(view, graph);
  if (cluster === undefined) return objectivesFor(usual.class, balancer, usual.own);
  return objectivesFor(cluster.class, balancer, cluster, usual.own);
}

/** The class of the only cluster of a program; undefined where there is none, there are several, or it is not known. */
export function onlyClass(graph: Graph): ObjectivesSettings["class"] | undefined {
  const [only, ...others] = graph.resources.filter(({ resource }) => clusterTypes.has(resource.type));
  return only === undefined || others.length > 0 ? undefined : ifKnown(() => clusterObjectives(only, graph)?.class);
}

/** Nodes that a cluster's spec says carry the load of a group: by the key with which the name of the group's component ends. */
export function nodesNeeded(group: ResourceReader, graph: Graph): number | undefined {
  const component = graph.find(group.resource.parent ?? "")?.resource.name;
  const name = clusterAround(group, graph)?.resource.name;
  const needed = clusterObjectives(group, graph)?.nodesNeeded ?? {};
  const own = Object.entries(needed).find(([key]) => component === `${name}-nodes-${key}`);
  return own?.[1];
}
