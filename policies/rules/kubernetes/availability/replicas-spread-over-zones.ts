import { scaledTypes } from "../../../../platforms/kubernetes/catalog/types";
import { podSpec } from "../../../../platforms/kubernetes/objects/pods";
import { fewestPods, spreadOverZones } from "../../../../platforms/kubernetes/objects/scaling";
import { kubernetesDocs } from "../../../queries/links";
import { isServing } from "../../../queries/serving";
import { fact, type Rule } from "../../../rule";

export const replicasSpreadOverZones: Rule = {
  id: "replicas-spread-over-zones",
  title: "Pods that stand in for each other run in different zones",
  why: "With all pods in the zone that is lost nothing answers until new ones run elsewhere: minutes, and only if there is room.",
  remediation:
    "Add a topologySpreadConstraint on topology.kubernetes.io/zone whose labelSelector selects the pods themselves.",
  url: kubernetesDocs("concepts/scheduling-eviction/topology-spread-constraints"),
  severity: "medium",
  levels: { development: "disabled", local: "disabled" },
  types: scaledTypes,
  scope: "stack",
  applies: (workload, graph) => (fewestPods(workload, graph) ?? 0) > 1 && isServing(workload, graph),
  *check(workload) {
    if (spreadOverZones(workload) === "none")
      yield fact(
        podSpec(workload).at("topologySpreadConstraints").path,
        "keeps the pods in different zones in no way; expected a constraint that selects them",
      );
  },
};
