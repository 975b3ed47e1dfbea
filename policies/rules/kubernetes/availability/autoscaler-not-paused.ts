import { types } from "../../../../platforms/kubernetes/catalog/types";
import { pausedBy } from "../../../../platforms/kubernetes/objects/scaling";
import { fact, type Rule } from "../../../rule";

export const autoscalerNotPaused: Rule = {
  id: "autoscaler-not-paused",
  title: "Autoscalers that a program makes are not paused",
  why: "A paused ScaledObject keeps the count as it is, or at the number that its annotation says: load that comes later finds no more pods, and nothing tells.",
  remediation: "Take the annotation out of the program; for a short while, set it on the object in the cluster.",
  url: "https://keda.sh/docs/latest/concepts/scaling-deployments/",
  severity: "medium",
  types: [types.scaledObject],
  scope: "resource",
  *check(scaler) {
    const annotation = pausedBy(scaler);
    if (annotation !== undefined)
      yield fact(`metadata.annotations["${annotation}"]`, "is set; expected an autoscaler that adds pods");
  },
};
