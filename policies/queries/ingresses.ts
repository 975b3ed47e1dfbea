import type { Graph, ResourceReader } from "../../model/graph";
import { types } from "../../platforms/kubernetes/catalog/types";
import { type AlbController, groupOf, redirectPortOf } from "../../platforms/kubernetes/objects/alb-annotations";
import { ingressControllerOf } from "../../platforms/kubernetes/objects/ingress-classes";
import { serviceOfTarget, waysOfIngress } from "../../platforms/kubernetes/objects/ingresses";

/** Pages of the AWS Load Balancer Controller. */
export const controllerDocs = (page: string): string =>
  `https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/${page}/`;

/** The AWS Load Balancer Controller that serves an Ingress; undefined where another one does, or that is not told. Throws UnknownValueError. */
export function albOf(ingress: ResourceReader, graph: Graph): AlbController | undefined {
  const controller = ingressControllerOf(ingress, graph);
  return controller.kind === "alb" ? controller : undefined;
}

/** The Services of this program to which an Ingress of that controller sends, each once. Throws UnknownValueError. */
export function albServicesOf(ingress: ResourceReader, graph: Graph) {
  const alb = albOf(ingress, graph);
  if (alb === undefined) return [];
  const found = waysOfIngress(ingress).flatMap(({ backend, targets }) =>
    targets.flatMap((target) => {
      const service = serviceOfTarget(target, graph);
      return service === undefined ? [] : [{ service, backend, alb }];
    }),
  );
  return [...new Map(found.map((one) => [one.service, one])).values()];
}

/** Whether another Ingress of its group redirects for all of them. Throws UnknownValueError. */
export function isRedirectedByGroup(ingress: ResourceReader, alb: AlbController, graph: Graph): boolean {
  const group = groupOf(ingress, alb);
  if (group === undefined) return false;
  return graph.ofType(types.ingress).some((other) => {
    const its = albOf(other, graph);
    return its !== undefined && groupOf(other, its) === group && redirectPortOf(other, its) !== undefined;
  });
}
