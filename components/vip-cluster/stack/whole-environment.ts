import type { ClusterSpec } from "../resolved";
import type { Settings } from "./check-reasons";

/** One environment as a whole: the cluster's options at the top, as in messages of `vipkit diff`. */
export const settingsOf = (config: {
  readonly cluster: ClusterSpec;
  readonly twin: unknown;
  readonly limits: unknown;
}): Settings => ({ ...config.cluster, twin: config.twin, limits: config.limits });
