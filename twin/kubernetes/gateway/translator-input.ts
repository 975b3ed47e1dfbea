import type { Json, Props } from "../../../model/graph/json";
import { type ApiObject, keyOf, listOf, propsOf, textMapOf, textOf } from "../api/objects";
import { controllerName } from "./watched-kinds";

/** What one run of the translator reads: it takes one GatewayClass at a time. */
export interface TranslatorInput {
  readonly gatewayClass: ApiObject;
  readonly objects: readonly Props[];
}

/** Stands for a Service without an address of its own, which the translator refuses. */
const noAddress = "192.0.2.1";

/** An input for each class that names this controller and has a Gateway. */
export function translatorInputs(all: readonly ApiObject[]): TranslatorInput[] {
  const classes = all.filter(
    ({ kind, raw }) => kind === "GatewayClass" && propsOf(raw.spec).controllerName === controllerName,
  );
  return classes.flatMap((gatewayClass) => {
    const isOther = ({ kind, raw }: ApiObject) =>
      (kind === "Gateway" && propsOf(raw.spec).gatewayClassName !== gatewayClass.name) || kind === "GatewayClass";
    const rest = all.filter((object) => !isOther(object));
    if (!rest.some(({ kind }) => kind === "Gateway")) return [];
    const used = new Set(rest.flatMap(namesReferredTo));
    const kept = rest.filter((object) => !isData(object) || used.has(object.name));
    return [{ gatewayClass, objects: [gatewayClass, ...kept].map((object) => translatable(object, rest)) }];
  });
}

/** Of what a cluster has thousands of, only what is referred to goes in. */
const isData = ({ kind }: ApiObject): boolean => kind === "Secret" || kind === "ConfigMap" || kind === "Service";

/** Every text under a key `name` below an object's spec: more than are references, and never fewer. */
function namesReferredTo({ kind, raw }: ApiObject): string[] {
  return kind === "Secret" || kind === "ConfigMap" || kind === "Service" || kind === "Namespace"
    ? []
    : namesIn(raw.spec);
}

function namesIn(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap((each: Json) => namesIn(each));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === "name" && typeof each === "string" ? [each] : namesIn(each),
  );
}

function translatable(object: ApiObject, all: readonly ApiObject[]): Props {
  const { kind, name, namespace, labels, annotations, raw } = object;
  const { status: _status, metadata: _metadata, ...rest } = raw;
  const metadata = {
    name,
    ...(namespace === "" ? {} : { namespace }),
    labels,
    annotations: withoutApplied(annotations),
  };
  const own = { ...rest, metadata };
  if (kind === "Service") return { ...own, spec: withAddress(propsOf(raw.spec)) };
  if (kind === "Gateway") return { ...own, spec: withoutSelectors(propsOf(raw.spec)) };
  if (kind.endsWith("Route")) return { ...own, spec: withAllowedParents(object, all) };
  return own;
}

const withoutApplied = (annotations: Readonly<Record<string, string>>): Props =>
  Object.fromEntries(Object.entries(annotations).filter(([key]) => !key.startsWith("kubectl.kubernetes.io/")));

function withAddress(spec: Props): Props {
  const { clusterIP } = spec;
  return clusterIP === undefined || clusterIP === "None" || clusterIP === ""
    ? { ...spec, clusterIP: noAddress, clusterIPs: [noAddress] }
    : spec;
}

/** The translator drops the labels of namespaces, so selectors are judged here and not left to it. */
function withoutSelectors(spec: Props): Props {
  const listeners = listOf(spec.listeners).map((listener) => {
    const allowed = propsOf(listener.allowedRoutes);
    const namespaces = propsOf(allowed.namespaces);
    return namespaces.from === "Selector"
      ? { ...listener, allowedRoutes: { ...allowed, namespaces: { from: "All" } } }
      : listener;
  });
  return { ...spec, listeners };
}

/** A route loses the parents whose every listener selects other namespaces. */
function withAllowedParents({ namespace, raw }: ApiObject, all: readonly ApiObject[]): Props {
  const spec = propsOf(raw.spec);
  const labels = textMapOf(all.find(({ kind, name }) => kind === "Namespace" && name === namespace)?.labels ?? {});
  const parentRefs = listOf(spec.parentRefs).filter((parent) => {
    const key = keyOf({ namespace: textOf(parent.namespace) || namespace, name: textOf(parent.name) });
    const gateway = all.find((object) => object.kind === "Gateway" && keyOf(object) === key);
    if (gateway === undefined) return true;
    const listeners = listOf(propsOf(gateway.raw.spec).listeners).filter(
      ({ name }) => parent.sectionName === undefined || parent.sectionName === name,
    );
    return listeners.length === 0 || listeners.some((listener) => admits(listener, labels));
  });
  return { ...spec, parentRefs };
}

function admits(listener: Props, labels: Readonly<Record<string, string>>): boolean {
  const namespaces = propsOf(propsOf(listener.allowedRoutes).namespaces);
  if (namespaces.from !== "Selector") return true;
  const { matchLabels, matchExpressions } = propsOf(namespaces.selector);
  const areEqual = Object.entries(textMapOf(matchLabels)).every(([key, value]) => labels[key] === value);
  return areEqual && listOf(matchExpressions).every((expression) => matches(expression, labels));
}

function matches({ key, operator, values }: Props, labels: Readonly<Record<string, string>>): boolean {
  const value = labels[textOf(key)];
  const isListed = Array.isArray(values) && value !== undefined && values.includes(value);
  if (operator === "In") return isListed;
  if (operator === "NotIn") return !isListed;
  return operator === "Exists" ? value !== undefined : value === undefined;
}
