import { types } from "../../../../platforms/kubernetes/catalog/types";
import {
  albAnnotation,
  listenersOfAlb,
  redirectPortOf,
} from "../../../../platforms/kubernetes/objects/alb-annotations";
import { albOf, controllerDocs, isRedirectedByGroup } from "../../../queries/ingresses";
import type { Rule } from "../../../rule";

const key = albAnnotation("ssl-redirect");

export const ingressRedirectsHttp: Rule = {
  id: "ingress-redirects-http",
  title: "Listeners without TLS of a load balancer of AWS only redirect",
  why: "What they forward, cookies and passwords among it, crosses the network readable, though the same load balancer speaks TLS; and a redirect to a port without a listener leads nowhere.",
  remediation: `Set the annotation ${key}: '443', the port of an HTTPS listener.`,
  url: controllerDocs("guide/ingress/annotations"),
  severity: "high",
  types: [types.ingress],
  scope: "stack",
  applies(ingress, graph) {
    const alb = albOf(ingress, graph);
    return alb !== undefined && listenersOfAlb(ingress, alb).some(({ protocol }) => protocol === "HTTPS");
  },
  *check(ingress, graph) {
    const alb = albOf(ingress, graph);
    if (alb === undefined) return;
    const listeners = listenersOfAlb(ingress, alb);
    const encrypted = listeners.filter(({ protocol }) => protocol === "HTTPS").map(({ port }) => port);
    const plain = listeners.filter(({ protocol }) => protocol === "HTTP").map(({ port }) => port);
    const said = redirectPortOf(ingress, alb);
    if (said !== undefined && !encrypted.includes(Number(said)))
      yield {
        property: "metadata.annotations",
        problem: `metadata.annotations redirects to port ${said}, which has no HTTPS listener; expected ${encrypted.join(" or ")}`,
      };
    if (said === undefined && plain.length > 0 && !isRedirectedByGroup(ingress, alb, graph))
      yield {
        property: "metadata.annotations",
        problem: `metadata.annotations has a listener without TLS on port ${plain.join(", ")} and no ${key}; expected ${encrypted.join(" or ")}`,
      };
  },
};
