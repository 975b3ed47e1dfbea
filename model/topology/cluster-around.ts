import type { Graph, ResourceReader } from "../graph";

/** Components that are given a whole spec. */
export const clusterTypes: ReadonlySet<string> = new Set([
  "vipkit:vip-cluster:VipCluster",
  "vipkit:kubernetes-cluster:KubernetesCluster",
]);

/** The cluster component that makes a resource; undefined in programs of one's own. */
export function clusterAround(view: ResourceReader, graph: Graph): ResourceReader | undefined {
  for (let at: ResourceReader | undefined = view; at !== undefined; at = graph.find(at.resource.parent ?? "")) {
    if (clusterTypes.has(at.resource.type)) return at;
  }
  return undefined;
}
