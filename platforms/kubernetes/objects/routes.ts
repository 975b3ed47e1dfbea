import type { Graph, ResourceReader } from "../../../model/graph";
import { selects } from "../../../model/graph/label-selector";
import { canonicalType } from "../catalog/canonical-type";
import { tokenOf } from "../catalog/object-type";
import { routeTypes, types } from "../catalog/types";
import { nameOf, namespaceOf, objectsIn, selectorOf, textMap } from "./names";

/** One target of a route's rule. */
export interface BackendRef {
  /** Counts from 0: rules have no other identity that is stable. */
  readonly rule: number;
  readonly view: ResourceReader;
  readonly group: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly weight: number;
}

/** The targets of one rule. Source: Gateway API, BackendRef: kind Service and weight 1 where it says none. Throws UnknownValueError. */
export const refsOfRule = (rule: ResourceReader, index: number): readonly BackendRef[] =>
  rule.items("backendRefs").map((view) => ({
    rule: index,
    view,
    group: view.text("group") ?? "",
    kind: view.text("kind") ?? "Service",
    namespace: view.text("namespace") ?? namespaceOf(view.root),
    name: view.text("name") ?? "",
    weight: view.number("weight") ?? 1,
  }));

/** Every target of a route, rule by rule. Throws UnknownValueError. */
export const backendRefsOf = (route: ResourceReader): readonly BackendRef[] =>
  route.items("spec.rules").flatMap(refsOfRule);

/** The Service or Backend that a target names; undefined where another program makes it. Throws UnknownValueError. */
export function backendOf({ group, kind, namespace, name }: BackendRef, graph: Graph): ResourceReader | undefined {
  if (group === "" && kind === "Service") return objectsIn(graph).named(types.service, { namespace, name });
  if (kind === "Backend") return objectsIn(graph).named(types.envoyBackend, { namespace, name });
  return undefined;
}

/** Whether a rule's targets are clusters of their own in Envoy: a filter on one of them is enough. Source: Envoy Gateway 1.9.1, measured. Throws UnknownValueError. */
export const isSplitByFilter = (refs: readonly BackendRef[]): boolean =>
  refs.some(({ view }) => view.has("filters") && view.items("filters").length > 0);

/** The Gateways that a route hangs on. Throws UnknownValueError. */
export const gatewaysOf = (route: ResourceReader, graph: Graph): readonly ResourceReader[] => {
  const found = route.items("spec.parentRefs").flatMap((parent) => {
    if ((parent.text("kind") ?? "Gateway") !== "Gateway") return [];
    const namespace = parent.text("namespace") ?? namespaceOf(route);
    return objectsIn(graph).named(types.gateway, { namespace, name: parent.text("name") ?? "" }) ?? [];
  });
  return [...new Set(found)];
};

/** The routes that hang on a Gateway. Throws UnknownValueError. */
export const routesOf = (gateway: ResourceReader, graph: Graph): readonly ResourceReader[] =>
  graph.ofType(...routeTypes).filter((route) => gatewaysOf(route, graph).includes(gateway));

/** The references of a policy to what it is for: `targetRefs`, or the older `targetRef`. Throws UnknownValueError. */
export const targetRefsOf = (policy: ResourceReader): readonly ResourceReader[] => [
  ...policy.items("spec.targetRefs"),
  ...policy.items("spec.targetRef"),
];

/** Whether a policy is for an object as a whole, or for a part of it. Policies reach no other namespace. Throws UnknownValueError. */
export function isFor(policy: ResourceReader, target: ResourceReader): boolean {
  const { namespace, name } = nameOf(target);
  if (namespaceOf(policy) !== namespace) return false;
  const kindOf = (ref: ResourceReader) =>
    canonicalType(tokenOf({ group: ref.text("group") ?? "", version: "v1", kind: ref.text("kind") ?? "" }));
  const isNamed = targetRefsOf(policy).some((ref) => kindOf(ref) === target.resource.type && ref.text("name") === name);
  return (
    isNamed ||
    policy
      .items("spec.targetSelectors")
      .some(
        (ref) => kindOf(ref) === target.resource.type && selects(selectorOf(ref), textMap(target, "metadata.labels")),
      )
  );
}

/** The policies of a type that are for an object. Throws UnknownValueError. */
export const policiesFor = (target: ResourceReader, type: string, graph: Graph): readonly ResourceReader[] =>
  objectsIn(graph).among([type], namespaceOf(target), (policy) => isFor(policy, target));

/**
 * What decides how traffic of a route is balanced: a route's own policy replaces its Gateway's whole, unless it says that it merges. Source:
 * Envoy Gateway 1.9.1, measured. Throws UnknownValueError.
 */
export function trafficPolicyOf(route: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const own = policiesFor(route, types.backendTrafficPolicy, graph);
  const ofGateways = gatewaysOf(route, graph).flatMap((gateway) =>
    policiesFor(gateway, types.backendTrafficPolicy, graph),
  );
  if (own.length === 0) return ofGateways;
  return own.some((policy) => policy.has("spec.mergeType")) ? [...own, ...ofGateways] : own;
}
