import type { ResourceReader } from "../../../model/graph";

/** Whether the cluster's own spec says that the local stand-in plays its balancer. */
export const isPlayedByTwin = (cluster: ResourceReader | undefined): boolean => cluster?.text("provider") === "twin";
