import type { Graph, ResourceReader } from "../../../model/graph";

const clusterType = "vipkit:vip-cluster:VipCluster";

/** The cluster component that makes a resource; undefined in programs of one's own. */
export function clusterAround(view: ResourceReader, graph: Graph): ResourceReader | undefined {
  for (let at: ResourceReader | undefined = view; at !== undefined; at = graph.find(at.resource.parent ?? "")) {
    if (at.resource.type === clusterType) return at;
  }
  return undefined;
}

/** Whether the cluster's own spec says that the local stand-in plays its balancer. */
export const isPlayedByTwin = (cluster: ResourceReader | undefined): boolean => cluster?.text("provider") === "twin";
