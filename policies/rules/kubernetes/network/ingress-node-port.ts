import { types } from "../../../../platforms/kubernetes/catalog/types";
import { targetTypeOf } from "../../../../platforms/kubernetes/objects/alb-annotations";
import { each } from "../../../evaluate";
import { albServicesOf, controllerDocs } from "../../../queries/ingresses";
import type { Finding, Rule } from "../../../rule";

export const ingressNodePort: Rule = {
  id: "ingress-node-port",
  title: "A load balancer of AWS reaches machines only by Services with a port on them",
  why: "With target type instance, which is the default, and a Service of type ClusterIP the controller makes no target group, and leaves every Ingress of the load balancer as it was.",
  remediation: "Set the annotation alb.ingress.kubernetes.io/target-type: ip, or the Service's type to NodePort.",
  url: controllerDocs("guide/ingress/annotations"),
  severity: "high",
  types: [types.ingress],
  scope: "stack",
  applies: (ingress, graph) => albServicesOf(ingress, graph).length > 0,
  *check(ingress, graph) {
    yield* each(albServicesOf(ingress, graph), function* ({ service, backend, alb }): Generator<Finding> {
      const type = targetTypeOf(ingress, service, alb);
      const kind = service.text("spec.type") ?? "ClusterIP";
      if (type !== "instance" || kind === "NodePort" || kind === "LoadBalancer") return;
      yield {
        property: backend.path,
        problem: `${backend.path} sends to ${service.resource.name} by target type ${type}, and its type is ${kind}; expected target type ip, or a Service of type NodePort`,
      };
    });
  },
};
