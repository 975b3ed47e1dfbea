import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/kubernetes/catalog/types";
import { serviceOfTarget, waysOfIngress } from "../../../../platforms/kubernetes/objects/ingresses";
import { workloadsBehind } from "../../../../platforms/kubernetes/objects/references";
import { fewestPods } from "../../../../platforms/kubernetes/objects/scaling";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import type { Finding, Rule } from "../../../rule";

/** Whether every workload behind a Service may have no pod. Throws UnknownValueError. */
function mayBeEmpty(service: ResourceReader, graph: Graph): boolean {
  const workloads = workloadsBehind(service, graph);
  return workloads.length > 0 && workloads.every((workload) => fewestPods(workload, graph) === 0);
}

export const ingressBackendsHavePods: Rule = {
  id: "ingress-backends-have-pods",
  title: "Services that an Ingress sends to have pods",
  why: "A Service without endpoints answers 503 for its path, or for its share of it, under every controller.",
  remediation: "Give it pods, take its path out, or give it the weight 0.",
  url: kubernetesDocs("concepts/services-networking/ingress"),
  severity: "high",
  types: [types.ingress],
  scope: "stack",
  applies: (ingress) => waysOfIngress(ingress).some(({ targets }) => targets.length > 0),
  *check(ingress, graph) {
    yield* each(waysOfIngress(ingress), function* ({ backend, targets }): Generator<Finding> {
      for (const target of targets.filter(({ weight }) => weight > 0)) {
        const service = serviceOfTarget(target, graph);
        if (service === undefined || !mayBeEmpty(service, graph)) continue;
        yield {
          property: backend.path,
          problem: `${backend.path} names ${target.name}, which may have no pod; expected one at least`,
        };
      }
    });
  },
};
