import { scaledTypes } from "../../../../platforms/kubernetes/catalog/types";
import { hasTraffic } from "../../../../platforms/kubernetes/topology/pool-capacity";
import { promisedCapacity, workloadCapacity } from "../../../provers/object-budgets";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const podsAfterZoneLoss: Rule = {
  id: "pods-after-zone-loss",
  title: "Workloads with requests from outside keep what is promised when a zone is lost",
  why: "The pods that are left get all the requests: too few of them fail as well, one after the other.",
  remediation:
    "Keep more pods, or spread them over more zones: a constraint on topology.kubernetes.io/zone with minDomains says how many there are at least.",
  url: kubernetesDocs("concepts/scheduling-eviction/topology-spread-constraints"),
  severity: "high",
  decision:
    "A constraint that names no minDomains is counted as two zones; where that is too few and more would do, the verdict is unknown: how many zones the cluster has no manifest says.",
  types: scaledTypes,
  scope: "stack",
  applies: (workload, graph, context) =>
    promisedCapacity(workload, graph, context) !== undefined && hasTraffic(workload, graph),
  *check(workload, graph, context) {
    const { zoneLoss, nodes, zones, verdict } = workloadCapacity(workload, graph, context);
    if (verdict === "broken")
      yield fact(
        "spec.replicas",
        `leaves ${zoneLoss.left} of ${nodes} pods when one of ${zones} ${zones === 1 ? "zone" : "zones"} is lost, ${zoneLoss.percent} percent; expected ${promisedCapacity(workload, graph, context) ?? 0}`,
      );
  },
  measure: (workload, graph, context) => {
    const { zoneLoss, verdict } = workloadCapacity(workload, graph, context);
    const objective = promisedCapacity(workload, graph, context);
    const what = `capacity of ${workload.resource.name} after a zone's loss`;
    return [
      { what, unit: "percent", computed: zoneLoss.percent, ...(objective === undefined ? {} : { objective }), verdict },
    ];
  },
};
