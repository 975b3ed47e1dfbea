import { scaledTypes } from "../../../../platforms/kubernetes/catalog/types";
import { podSpec } from "../../../../platforms/kubernetes/objects/pods";
import { fewestPods, spreadOverHosts } from "../../../../platforms/kubernetes/objects/scaling";
import { kubernetesDocs } from "../../../queries/links";
import { isServing } from "../../../queries/serving";
import { fact, type Rule } from "../../../rule";

export const replicasSpreadOverHosts: Rule = {
  id: "replicas-spread-over-hosts",
  title: "Pods that stand in for each other run on different machines",
  why: "Two pods on one machine die with it: the scheduler's own default lets three more be on one machine than on another.",
  remediation:
    "Add a topologySpreadConstraint on kubernetes.io/hostname, or a podAntiAffinity, whose labelSelector selects the pods themselves.",
  url: kubernetesDocs("concepts/scheduling-eviction/topology-spread-constraints"),
  severity: "medium",
  types: scaledTypes,
  scope: "stack",
  applies: (workload, graph) => (fewestPods(workload, graph) ?? 0) > 1 && isServing(workload, graph),
  *check(workload) {
    if (spreadOverHosts(workload) === "none")
      yield fact(
        podSpec(workload).at("topologySpreadConstraints").path,
        "keeps the pods on different machines in no way; expected a constraint that selects them",
      );
  },
};
