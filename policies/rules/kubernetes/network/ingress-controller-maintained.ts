import { types } from "../../../../platforms/kubernetes/catalog/types";
import {
  ingressClassName,
  ingressClassOf,
  nginxAnnotations,
} from "../../../../platforms/kubernetes/objects/ingress-classes";
import { kubernetesDocs } from "../../../queries/links";
import type { Rule } from "../../../rule";

const retired = "k8s.io/ingress-nginx";

export const ingressControllerMaintained: Rule = {
  id: "ingress-controller-maintained",
  title: "Ingresses are served by a controller that is still maintained",
  why: "The project ingress-nginx was retired in March 2026: faults in it are not mended any more, those of its safety among them.",
  remediation:
    "Move the hosts and paths to an HTTPRoute of Gateway API. Where another controller of NGINX serves the class, put its IngressClass into the program.",
  url: kubernetesDocs("concepts/services-networking/ingress-controllers"),
  severity: "high",
  decision:
    "The name nginx is also the usual class of F5's controller: a class of that name whose IngressClass is not in the program is not known.",
  types: [types.ingress],
  scope: "stack",
  outside: (ingress, graph) => {
    const isAmbiguous = ingressClassName(ingress) === "nginx" && nginxAnnotations(ingress).length === 0;
    return isAmbiguous && ingressClassOf(ingress, graph) === undefined ? "its IngressClass nginx" : undefined;
  },
  *check(ingress, graph) {
    const controller = ingressClassOf(ingress, graph)?.text("spec.controller");
    if (controller === retired)
      yield {
        property: "spec.ingressClassName",
        problem: `spec.ingressClassName is ${ingressClassName(ingress) ?? "the default one"}, a class of ${retired}; expected a controller that is maintained`,
      };
    const [annotation] = nginxAnnotations(ingress);
    if (annotation !== undefined && (controller === undefined || controller === retired))
      yield {
        property: "metadata.annotations",
        problem: `metadata.annotations has ${annotation}, which ingress-nginx alone reads; expected none of them`,
      };
  },
};
