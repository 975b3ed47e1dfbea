import { scaledTypes } from "../../../../platforms/kubernetes/catalog/types";
import { scalersOf } from "../../../../platforms/kubernetes/objects/references";
import { fewestPods } from "../../../../platforms/kubernetes/objects/scaling";
import { kubernetesDocs } from "../../../queries/links";
import { isServing } from "../../../queries/serving";
import { fact, type Rule } from "../../../rule";

export const workloadKeepsTwoPods: Rule = {
  id: "workload-keeps-two-pods",
  title: "Workloads that serve keep two pods or more",
  why: "With one pod nothing answers while it is restarted, moved or drained; with its machine dead, for minutes.",
  remediation: "Set spec.replicas, or the autoscaler's minReplicas, to 2 or more.",
  url: kubernetesDocs("concepts/workloads/controllers/deployment"),
  severity: "medium",
  types: scaledTypes,
  scope: "stack",
  applies: isServing,
  *check(workload, graph) {
    const pods = fewestPods(workload, graph) ?? 2;
    // A group without a pod is drained on purpose; what is sent there is the route's matter.
    if (pods !== 1) return;
    const scaler = scalersOf(workload, graph)[0];
    const problem = `is ${pods}; expected 2 or more`;
    if (scaler === undefined) yield fact("spec.replicas", problem);
    else yield { property: "", problem: `the least of its autoscaler ${scaler.resource.name} ${problem}` };
  },
};
