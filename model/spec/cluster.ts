import type { z } from "zod";
import { perLimits, relaxedRules } from "../limits";
import { ruled } from "../rule";
import { clusterRules } from "../rules/cluster";
import { clusterCautions } from "../rules/cluster-cautions";
import { clusterShape } from "./cluster-shape";

/** Everything about one cluster in one environment: `vipkit:cluster`. */
export const clusterSpec = perLimits((limits) =>
  ruled(clusterShape(limits), clusterRules(limits), clusterCautions(limits), relaxedRules(limits)).describe(
    "One VIP cluster: redundant nodes behind one stable address.",
  ),
);

export type ClusterSpec = z.output<ReturnType<typeof clusterSpec>>;
export type ClusterSpecInput = z.input<ReturnType<typeof clusterSpec>>;
