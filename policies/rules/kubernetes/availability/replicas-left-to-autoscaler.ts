import { scaledTypes } from "../../../../platforms/kubernetes/catalog/types";
import { scalersOf } from "../../../../platforms/kubernetes/objects/references";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const ignored: readonly string[] = ["spec.replicas", "spec", "*", '["spec"]["replicas"]'];

export const replicasLeftToAutoscaler: Rule = {
  id: "replicas-left-to-autoscaler",
  title: "An autoscaler alone sets how many pods there are",
  why: "Each update sets the count back to the program's: under load it takes away the pods that the autoscaler has made.",
  remediation:
    'Set ignoreChanges: ["spec.replicas"]. Leave spec.replicas out only from the start: once applied, the API server sets it back to 1 when it is taken away.',
  url: kubernetesDocs("tasks/run-application/horizontal-pod-autoscale"),
  severity: "high",
  types: scaledTypes,
  scope: "stack",
  applies: (workload, graph) => scalersOf(workload, graph).length > 0,
  *check(workload, graph) {
    const { options } = workload.resource;
    if (!workload.has("spec.replicas") || options?.ignoreChanges.some((path) => ignored.includes(path)) === true)
      return;
    const names = scalersOf(workload, graph).map(({ resource }) => resource.name);
    yield fact("spec.replicas", `is set beside the autoscaler ${names.join(", ")}; expected one of them`);
  },
};
