import { types } from "../../../../platforms/kubernetes/catalog/types";
import { albAnnotation, targetOption } from "../../../../platforms/kubernetes/objects/alb-annotations";
import { each } from "../../../evaluate";
import { albServicesOf, controllerDocs } from "../../../queries/ingresses";
import type { Finding, Rule } from "../../../rule";

const key = albAnnotation("healthcheck-path");

export const ingressHealthPath: Rule = {
  id: "ingress-health-path",
  title: "A load balancer of AWS asks pods for a path of theirs",
  why: "Without one it asks for / and takes 200 alone: a program that redirects there, or knows no such path, counts as dead, and one that answers it from a cache as alive.",
  remediation: `Set the annotation ${key} on the Service, or on the Ingress for all of its Services.`,
  url: controllerDocs("guide/ingress/annotations"),
  severity: "medium",
  types: [types.ingress],
  scope: "stack",
  applies: (ingress, graph) => albServicesOf(ingress, graph).length > 0,
  *check(ingress, graph) {
    yield* each(albServicesOf(ingress, graph), function* ({ service }): Generator<Finding> {
      const path = targetOption(ingress, service, "healthcheck-path")?.value;
      if (path?.startsWith("/") === true) return;
      yield {
        property: "metadata.annotations",
        problem: `metadata.annotations has ${path === undefined ? `no ${key}` : `${key}: ${path}`}, nor has ${service.resource.name}; expected a path that begins with a slash`,
      };
    });
  },
};
