import type { Graph, ResourceReader } from "../../../../model/graph";
import { servingTypes, types } from "../../../../platforms/kubernetes/catalog/types";
import { namespaceOf, objectsIn } from "../../../../platforms/kubernetes/objects/names";
import { podLabels } from "../../../../platforms/kubernetes/objects/pods";
import { serviceSelector, workloadsBehind } from "../../../../platforms/kubernetes/objects/references";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const hasPods = (service: ResourceReader, graph: Graph): boolean => workloadsBehind(service, graph).length > 0;

/** Workloads with some of the selector's labels and not all of them: what was meant. */
const nearlySelected = (service: ResourceReader, graph: Graph): readonly ResourceReader[] => {
  const wanted = Object.entries(serviceSelector(service)?.matchLabels ?? {});
  return objectsIn(graph).among(servingTypes, namespaceOf(service), (workload) => {
    const labels = podLabels(workload);
    return wanted.some(([key, value]) => labels[key] === value);
  });
};

export const serviceSelectsPods: Rule = {
  id: "service-selects-pods",
  title: "Services select pods",
  why: "A selector with a slip selects nothing: every connection is refused, and no object says so.",
  remediation: "Give spec.selector the labels of the workload's pods.",
  url: kubernetesDocs("concepts/services-networking/service"),
  severity: "high",
  types: [types.service],
  scope: "stack",
  applies: (service) => service.text("spec.type") !== "ExternalName" && serviceSelector(service) !== undefined,
  outside: (service, graph) =>
    service.text("spec.type") !== "ExternalName" && serviceSelector(service) !== undefined && !hasPods(service, graph)
      ? "a workload with the labels of its selector"
      : undefined,
  *check(service, graph) {
    if (hasPods(service, graph)) return;
    const wanted = Object.entries(serviceSelector(service)?.matchLabels ?? {});
    for (const workload of nearlySelected(service, graph)) {
      const labels = podLabels(workload);
      const missing = wanted.filter(([key, value]) => labels[key] !== value).map(([key, value]) => `${key}: ${value}`);
      yield fact(
        "spec.selector",
        `selects no pods; expected labels of ${workload.resource.name}, which has no ${missing.join(", ")}`,
      );
    }
  },
};
