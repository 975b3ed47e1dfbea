import { types } from "../../../../platforms/kubernetes/catalog/types";
import { scaleTargetOf } from "../../../../platforms/kubernetes/objects/references";
import { leastOf, leastProperty, mostOf } from "../../../../platforms/kubernetes/objects/scaling";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const autoscalerHasTarget: Rule = {
  id: "autoscaler-has-target",
  title: "Autoscalers scale a workload that is there, between bounds that make sense",
  why: "An autoscaler without its workload, or with its bounds exchanged, is refused or does nothing: the count stays as it is.",
  remediation: "Name the workload as it is called, and keep the least at or below the most.",
  url: kubernetesDocs("tasks/run-application/horizontal-pod-autoscale"),
  severity: "medium",
  types: [types.horizontalPodAutoscaler, types.scaledObject],
  scope: "stack",
  outside: (scaler, graph) => (scaleTargetOf(scaler, graph) === undefined ? "the workload that it scales" : undefined),
  *check(scaler) {
    const most = mostOf(scaler);
    if (most !== undefined && leastOf(scaler) > most) {
      yield fact(leastProperty(scaler), `is ${leastOf(scaler)}; expected at most ${most}, the most pods`);
    }
  },
};
