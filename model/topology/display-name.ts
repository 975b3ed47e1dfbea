import type { Graph, ResourceReader } from "../graph";
import { clusterAround, clusterTypes } from "./cluster-around";

/** What a reader calls a resource: the component of ours that makes it, without the name of the only cluster; elsewhere the resource's own name. */
export function displayName(view: ResourceReader, graph: Graph): string {
  const { parent, type, name } = view.resource;
  const component = graph.find(parent ?? "");
  if (component === undefined || !component.resource.type.startsWith("vipkit:")) return name;
  const siblings = graph.ofType(type).filter(({ resource }) => resource.parent === parent);
  const own = siblings.length === 1 && clusterAround(component, graph) !== component ? component.resource.name : name;
  const isOnly = graph.ofType(...clusterTypes).length === 1;
  const cluster = isOnly ? clusterAround(view, graph)?.resource.name : undefined;
  return cluster !== undefined && own.startsWith(`${cluster}-`) ? own.slice(cluster.length + 1) : own;
}
