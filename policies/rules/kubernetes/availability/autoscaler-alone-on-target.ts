import { types } from "../../../../platforms/kubernetes/catalog/types";
import { scalersOf, scaleTargetOf } from "../../../../platforms/kubernetes/objects/references";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const autoscalerAloneOnTarget: Rule = {
  id: "autoscaler-alone-on-target",
  title: "A workload has one autoscaler",
  why: "Two of them set the count back and forth: under load one takes away what the other has made. KEDA makes an autoscaler of its own, and refuses a second one only where its webhook answers.",
  remediation:
    "Keep one. Beside KEDA, what the other measures is a trigger of the ScaledObject: cpu, memory, prometheus.",
  url: kubernetesDocs("tasks/run-application/horizontal-pod-autoscale"),
  severity: "high",
  types: [types.horizontalPodAutoscaler, types.scaledObject],
  scope: "stack",
  applies: (scaler, graph) => scaleTargetOf(scaler, graph) !== undefined,
  *check(scaler, graph) {
    const target = scaleTargetOf(scaler, graph);
    if (target === undefined) return;
    const others = scalersOf(target, graph).filter((other) => other !== scaler);
    if (others.length === 0) return;
    const names = others.map(({ resource }) => resource.name).join(", ");
    yield fact(
      "spec.scaleTargetRef.name",
      `is ${target.resource.name}, which ${names} scales too; expected one of them`,
    );
  },
};
