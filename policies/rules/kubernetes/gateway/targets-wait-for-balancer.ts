import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/kubernetes/catalog/types";
import { albAnnotation, targetTypeOf } from "../../../../platforms/kubernetes/objects/alb-annotations";
import { namespaceOf, objectsIn, textMap } from "../../../../platforms/kubernetes/objects/names";
import { each } from "../../../evaluate";
import { albServicesOf, controllerDocs } from "../../../queries/ingresses";
import { type Finding, fact, type Rule } from "../../../rule";

const label = "elbv2.k8s.aws/pod-readiness-gate-inject";

const around = (targets: ResourceReader, graph: Graph): ResourceReader | undefined =>
  objectsIn(graph).named(types.namespace, { namespace: undefined, name: namespaceOf(targets) ?? "default" });

/** Services that the targets' own objects say are reached by way of machines. Throws UnknownValueError. */
function* byMachines(targets: ResourceReader, graph: Graph): Generator<Finding> {
  if (targets.resource.type !== types.ingress) {
    const type = targets.text("spec.defaultConfiguration.targetType");
    if (type !== "ip") yield fact("spec.defaultConfiguration.targetType", `is ${type ?? "not set"}; expected ip`);
    return;
  }
  yield* each(albServicesOf(targets, graph), function* ({ service, alb }): Generator<Finding> {
    const type = targetTypeOf(targets, service, alb);
    if (type === "ip") return;
    const key = albAnnotation("target-type");
    yield {
      property: "metadata.annotations",
      problem: `metadata.annotations reaches ${service.resource.name} by ${key} ${type}; expected ip`,
    };
  });
}

const isJudged = (targets: ResourceReader, graph: Graph): boolean =>
  targets.resource.type !== types.ingress || albServicesOf(targets, graph).length > 0;

export const targetsWaitForBalancer: Rule = {
  id: "targets-wait-for-balancer",
  title: "Pods behind a load balancer of AWS are targets themselves, and a rollout waits for each",
  why: "A pod is ready before the load balancer has taken it up: a rollout that does not wait ends the old pods while their successors get no requests. By way of a machine's port the load balancer checks whatever pod answers, and sees none of them fail.",
  remediation: `Set targetType: ip in the TargetGroupConfiguration, or the annotation target-type: ip of an Ingress, and the label ${label}: enabled on the namespace.`,
  url: controllerDocs("deploy/pod_readiness_gate"),
  severity: "high",
  types: [types.targetGroupConfiguration, types.ingress],
  scope: "stack",
  applies: isJudged,
  outside: (targets, graph) =>
    isJudged(targets, graph) && around(targets, graph) === undefined ? "its namespace" : undefined,
  *check(targets, graph) {
    yield* byMachines(targets, graph);
    const namespace = around(targets, graph);
    if (namespace === undefined || textMap(namespace, "metadata.labels")[label] === "enabled") return;
    yield {
      property: "",
      problem: `the namespace ${namespace.resource.name} has no label ${label}: enabled; expected it`,
    };
  },
};
