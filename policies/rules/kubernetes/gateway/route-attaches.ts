import { type Graph, type ResourceReader, UnknownValueError } from "../../../../model/graph";
import { isEmptySelector, selects } from "../../../../model/graph/label-selector";
import { routeTypes, types } from "../../../../platforms/kubernetes/catalog/types";
import { namespaceOf, objectsIn, selectorAt, textMap } from "../../../../platforms/kubernetes/objects/names";
import { each } from "../../../evaluate";
import { gatewayDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const parentsOf = (route: ResourceReader): readonly ResourceReader[] =>
  route.items("spec.parentRefs").filter((parent) => (parent.text("kind") ?? "Gateway") === "Gateway");

const gatewayOf = (parent: ResourceReader, graph: Graph): ResourceReader | undefined =>
  objectsIn(graph).named(types.gateway, {
    namespace: parent.text("namespace") ?? namespaceOf(parent.root),
    name: parent.text("name") ?? "",
  });

/** Whether a listener takes routes of a namespace. Throws UnknownValueError. */
function admits(
  listener: ResourceReader,
  gateway: ResourceReader,
  namespace: string | undefined,
  graph: Graph,
): boolean {
  const from = listener.text("allowedRoutes.namespaces.from") ?? "Same";
  if (from === "All") return true;
  if (from === "Same") return namespaceOf(gateway) === namespace;
  if (from !== "Selector") return false;
  const selector = selectorAt(listener, "allowedRoutes.namespaces.selector");
  if (selector === undefined || isEmptySelector(selector)) return selector !== undefined;
  const own = objectsIn(graph).named(types.namespace, { namespace: undefined, name: namespace ?? "" });
  if (own === undefined)
    throw new UnknownValueError(
      listener.resource.urn,
      `${listener.path}: the labels of namespace ${namespace ?? ""} are not in this program`,
      "open",
    );
  return selects(selector, { "kubernetes.io/metadata.name": namespace ?? "", ...textMap(own, "metadata.labels") });
}

export const routeAttaches: Rule = {
  id: "route-attaches",
  title: "Routes hang on a listener that takes them",
  why: "A route that no listener takes serves nothing: clients get 404.",
  remediation:
    "Name the Gateway and its listener as they are called, and let the listener's allowedRoutes admit the route's namespace.",
  url: gatewayDocs("concepts/security-model"),
  severity: "high",
  types: routeTypes,
  scope: "stack",
  outside: (route, graph) =>
    parentsOf(route).some((parent) => gatewayOf(parent, graph) === undefined)
      ? "a Gateway that it hangs on"
      : undefined,
  *check(route, graph) {
    yield* each(parentsOf(route), function* (parent) {
      const gateway = gatewayOf(parent, graph);
      if (gateway === undefined) return;
      const section = parent.text("sectionName");
      const listeners = gateway.items("spec.listeners");
      const named = listeners.filter((one) => section === undefined || one.text("name") === section);
      if (named.length === 0) {
        const names = listeners.map((one) => one.text("name") ?? "");
        yield fact(`${parent.path}.sectionName`, `is ${section ?? ""}; expected ${names.join(" or ")}`);
        return;
      }
      const namespace = namespaceOf(route);
      if (!named.some((listener) => admits(listener, gateway, namespace, graph)))
        yield fact(
          parent.path,
          `names ${gateway.resource.name}, whose listeners take no routes of namespace ${namespace ?? ""}; expected allowedRoutes for it`,
        );
    });
  },
};
