import { scaledTypes } from "../../../../platforms/kubernetes/catalog/types";
import { disruptionBudgetsOf } from "../../../../platforms/kubernetes/objects/references";
import { fewestPods } from "../../../../platforms/kubernetes/objects/scaling";
import { kubernetesDocs } from "../../../queries/links";
import { isServing } from "../../../queries/serving";
import type { Rule } from "../../../rule";

export const workloadHasDisruptionBudget: Rule = {
  id: "workload-has-disruption-budget",
  title: "Workloads that serve are drained one pod at a time",
  why: "Without a budget a drain of two machines at once may take all the pods at once.",
  remediation: "Make a PodDisruptionBudget with maxUnavailable: 1 and the pods' labels.",
  url: kubernetesDocs("concepts/workloads/pods/disruptions"),
  severity: "low",
  types: scaledTypes,
  scope: "stack",
  applies: (workload, graph) => (fewestPods(workload, graph) ?? 0) > 1 && isServing(workload, graph),
  *check(workload, graph) {
    if (disruptionBudgetsOf(workload, graph).length === 0)
      yield { property: "", problem: "no PodDisruptionBudget counts its pods; expected one" };
  },
};
