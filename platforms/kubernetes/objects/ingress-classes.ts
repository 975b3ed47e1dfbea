import type { Graph, ResourceReader } from "../../../model/graph";
import { types } from "../catalog/types";
import { objectsIn, textMap } from "./names";

/** What serves an Ingress. */
export type IngressController =
  /** The AWS Load Balancer Controller; `parameters` of its class come before annotations. */
  | { readonly kind: "alb"; readonly parameters: ResourceReader | undefined; readonly isClassHere: boolean }
  /** The retired ingress-nginx. */
  | { readonly kind: "nginx" }
  /** `reason`: a sentence. */
  | { readonly kind: "unknown"; readonly reason: string };

/** Source: what the projects give their class as its `spec.controller`. */
const controllers = { alb: "ingress.k8s.aws/alb", nginx: "k8s.io/ingress-nginx" } as const;

const oldClass = "kubernetes.io/ingress.class";
const isDefault = "ingressclass.kubernetes.io/is-default-class";

export const annotationsOf = (view: ResourceReader): Readonly<Record<string, string>> =>
  textMap(view, "metadata.annotations");

/** The class that an Ingress names, by its field or by the annotation before there was one. Throws UnknownValueError. */
export const ingressClassName = (ingress: ResourceReader): string | undefined =>
  ingress.text("spec.ingressClassName") ?? annotationsOf(ingress)[oldClass];

/** The class of an Ingress, the default one where it names none; undefined where another program makes it. Throws UnknownValueError. */
export function ingressClassOf(ingress: ResourceReader, graph: Graph): ResourceReader | undefined {
  const name = ingressClassName(ingress);
  if (name !== undefined) return objectsIn(graph).named(types.ingressClass, { namespace: undefined, name });
  return graph.ofType(types.ingressClass).find((one) => annotationsOf(one)[isDefault] === "true");
}

/** What only the retired controller reads. Throws UnknownValueError. */
export const nginxAnnotations = (ingress: ResourceReader): readonly string[] =>
  Object.keys(annotationsOf(ingress)).filter((key) => key.startsWith("nginx.ingress.kubernetes.io/"));

function parametersOf(ingressClass: ResourceReader, graph: Graph): ResourceReader | undefined {
  if (ingressClass.text("spec.parameters.kind") !== "IngressClassParams") return undefined;
  const name = ingressClass.text("spec.parameters.name") ?? "";
  return objectsIn(graph).named(types.ingressClassParams, { namespace: undefined, name });
}

/** Of a class that another program makes the name tells: `alb` is that of the controller's own chart, and `nginx` two have in common. */
function byName(ingress: ResourceReader): IngressController {
  const name = ingressClassName(ingress);
  if (name === undefined)
    return {
      kind: "unknown",
      reason: "what serves an Ingress without a class is not told: no IngressClass of this program is the default one",
    };
  if (name === "alb") return { kind: "alb", parameters: undefined, isClassHere: false };
  if (name === "nginx" && nginxAnnotations(ingress).length > 0) return { kind: "nginx" };
  return { kind: "unknown", reason: `IngressClass ${name} is not in this program` };
}

/** What serves an Ingress, by its class. Throws UnknownValueError. */
export function ingressControllerOf(ingress: ResourceReader, graph: Graph): IngressController {
  const found = ingressClassOf(ingress, graph);
  if (found === undefined) return byName(ingress);
  const controller = found.text("spec.controller") ?? "none";
  if (controller === controllers.alb) return { kind: "alb", parameters: parametersOf(found, graph), isClassHere: true };
  if (controller === controllers.nginx) return { kind: "nginx" };
  return { kind: "unknown", reason: `how soon ${controller}, which serves its class, sees a fault is not known here` };
}
