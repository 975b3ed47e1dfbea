import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/kubernetes/catalog/types";
import { namespaceOf, objectsIn, textMap } from "../../../../platforms/kubernetes/objects/names";
import { fact, type Rule } from "../../../rule";

const label = "elbv2.k8s.aws/pod-readiness-gate-inject";

const around = (targets: ResourceReader, graph: Graph): ResourceReader | undefined =>
  objectsIn(graph).named(types.namespace, { namespace: undefined, name: namespaceOf(targets) ?? "default" });

export const targetsWaitForBalancer: Rule = {
  id: "targets-wait-for-balancer",
  title: "Pods behind a load balancer of AWS are targets themselves, and a rollout waits for each",
  why: "A pod is ready before the load balancer has taken it up: a rollout that does not wait ends the old pods while their successors get no requests. By way of a machine's port the load balancer checks whatever pod answers, and sees none of them fail.",
  remediation: `Set targetType: ip in the TargetGroupConfiguration, and the label ${label}: enabled on the namespace.`,
  url: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/",
  severity: "high",
  types: [types.targetGroupConfiguration],
  scope: "stack",
  outside: (targets, graph) => (around(targets, graph) === undefined ? "its namespace" : undefined),
  *check(targets, graph) {
    const type = targets.text("spec.defaultConfiguration.targetType");
    if (type !== "ip") yield fact("spec.defaultConfiguration.targetType", `is ${type ?? "not set"}; expected ip`);
    const namespace = around(targets, graph);
    if (namespace === undefined || textMap(namespace, "metadata.labels")[label] === "enabled") return;
    yield {
      property: "",
      problem: `the namespace ${namespace.resource.name} has no label ${label}: enabled; expected it`,
    };
  },
};
