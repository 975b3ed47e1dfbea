import { ruled } from "../../model/settings/rule";
import { perLimits, relaxedRules } from "../../platforms/aws/limits";
import { clusterRules } from "./rules";
import { clusterCautions } from "./rules/cautions";
import { clusterShape } from "./schema";

/** Everything about one cluster in one environment: `vipkit:cluster`. */
export const clusterSpec = perLimits((limits) =>
  ruled(clusterShape(limits), clusterRules(limits), clusterCautions(limits), relaxedRules(limits)).describe(
    "One VIP cluster: redundant nodes behind one stable address.",
  ),
);
