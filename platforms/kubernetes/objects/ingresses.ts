import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { isList, isProps, type Json, parseJson, toJson } from "../../../model/graph/json";
import type { ObjectName } from "../../../model/graph/object-index";
import { types } from "../catalog/types";
import { annotationsOf } from "./ingress-classes";
import { namespaceOf, objectsIn } from "./names";

/** One target of a path. */
export interface IngressTarget {
  /** Undefined for a target group that the annotation names itself. */
  readonly service: ObjectName | undefined;
  /** The Service, or the target group. */
  readonly name: string;
  /** A number, or a port's name. */
  readonly port: string | undefined;
  readonly weight: number;
}

/** One path of an Ingress. */
export interface IngressWay {
  /** `shop.example.com/cart`; empty for what no rule takes. */
  readonly match: string;
  readonly backend: ResourceReader;
  /** None: the balancer answers by itself. */
  readonly targets: readonly IngressTarget[];
}

/** What stands for a Service's port where an annotation says what is done. Source: AWS Load Balancer Controller 3.5.0, enhanced_backend_builder.go. */
const byAnnotation = "use-annotation";

/** An annotation that is JSON. Throws UnknownValueError for what is none. */
export function jsonAnnotation(ingress: ResourceReader, key: string): Json | undefined {
  const text = annotationsOf(ingress)[key];
  if (text === undefined) return undefined;
  const parsed = parseJson(text);
  if (parsed !== undefined) return toJson(parsed);
  const what = `what the annotation ${key} says is not told: it is no JSON`;
  throw new UnknownValueError(ingress.resource.urn, what, "open");
}

const textOf = (value: Json | undefined): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined;

/** The targets of an action: of one that forwards, its groups, each with the weight 1 where none is said. */
function actionTargets(action: Json | undefined, namespace: string | undefined): readonly IngressTarget[] {
  if (!isProps(action) || action["type"] !== "forward") return [];
  const groups = isProps(action["forwardConfig"]) ? action["forwardConfig"]["targetGroups"] : [action];
  return (isList(groups) ? groups : []).flatMap((group): readonly IngressTarget[] => {
    if (!isProps(group)) return [];
    const service = textOf(group["serviceName"]);
    const name = service ?? textOf(group["targetGroupARN"]) ?? textOf(group["targetGroupName"]) ?? "";
    return [
      {
        service: service === undefined ? undefined : { namespace, name },
        name,
        port: textOf(group["servicePort"]),
        weight: typeof group["weight"] === "number" ? group["weight"] : 1,
      },
    ];
  });
}

function targetsOf(ingress: ResourceReader, backend: ResourceReader): readonly IngressTarget[] {
  const namespace = namespaceOf(ingress);
  const name = backend.text("service.name") ?? backend.text("serviceName");
  if (name === undefined) return [];
  const port = backend.text("service.port.name") ?? backend.text("service.port.number") ?? backend.text("servicePort");
  if (port === byAnnotation)
    return actionTargets(jsonAnnotation(ingress, `alb.ingress.kubernetes.io/actions.${name}`), namespace);
  return [{ service: { namespace, name }, name, port, weight: 1 }];
}

/** Where each path of an Ingress leads. Throws UnknownValueError. */
export function waysOfIngress(ingress: ResourceReader): readonly IngressWay[] {
  const way = (backend: ResourceReader, match: string): IngressWay => ({
    match,
    backend,
    targets: targetsOf(ingress, backend),
  });
  const others = ["spec.defaultBackend", "spec.backend"].flatMap((path) =>
    ingress.has(path) ? [way(ingress.at(path), "")] : [],
  );
  const ruled = ingress
    .items("spec.rules")
    .flatMap((rule) =>
      rule
        .items("http.paths")
        .map((path) => way(path.at("backend"), `${rule.text("host") ?? ""}${path.text("path") ?? "/"}`)),
    );
  return [...others, ...ruled];
}

/** The Service that a target names; undefined where another program makes it. Throws UnknownValueError. */
export const serviceOfTarget = ({ service }: IngressTarget, graph: Graph): ResourceReader | undefined =>
  service === undefined ? undefined : objectsIn(graph).named(types.service, service);
