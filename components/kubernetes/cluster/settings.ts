import { ruled } from "../../../model/settings/rule";
import { once } from "../once";
import { clusterRules } from "./rules";
import { clusterCautions } from "./rules/cautions";
import { clusterShape } from "./schema";

/** Everything about one cluster on Kubernetes in one environment: `vipkit:cluster` with `platform: kubernetes`. */
export const kubernetesClusterSpec = once(() =>
  ruled(clusterShape(), clusterRules, clusterCautions).describe(
    "One VIP cluster on Kubernetes: redundant nodes behind one stable address.",
  ),
);
