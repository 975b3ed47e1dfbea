import type { Graph, ResourceReader } from "../../../../model/graph";
import { routeTypes, types } from "../../../../platforms/kubernetes/catalog/types";
import { namespaceOf, objectsIn } from "../../../../platforms/kubernetes/objects/names";
import { type BackendRef, backendOf, backendRefsOf } from "../../../../platforms/kubernetes/objects/routes";
import { each } from "../../../evaluate";
import { gatewayDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const isKnownKind = ({ group, kind }: BackendRef): boolean =>
  (group === "" && kind === "Service") || (group === "gateway.envoyproxy.io" && kind === "Backend");

/** Whether the other namespace lets a route of this one send there. Throws UnknownValueError. */
function isGranted(ref: BackendRef, route: ResourceReader, graph: Graph): boolean {
  const kind = route.text("kind") ?? route.resource.type.split(":").at(-1);
  return (
    objectsIn(graph).among(
      [types.referenceGrant],
      ref.namespace,
      (grant) =>
        grant
          .items("spec.from")
          .some((from) => from.text("kind") === kind && from.text("namespace") === namespaceOf(route)) &&
        grant
          .items("spec.to")
          .some((to) => to.text("kind") === ref.kind && [undefined, ref.name].includes(to.text("name"))),
    ).length > 0
  );
}

export const routeBackendsExist: Rule = {
  id: "route-backends-exist",
  title: "Targets of a route are there, with their port, and may be used from its namespace",
  why: "The share of a target that is missing, or that its namespace does not grant, gets 500; the route is accepted all the same.",
  remediation: "Name the Service and one of its ports; in another namespace, add a ReferenceGrant there.",
  url: gatewayDocs("api-types/referencegrant"),
  severity: "high",
  types: routeTypes,
  scope: "stack",
  outside(route, graph) {
    const missing = backendRefsOf(route).find((ref) => isKnownKind(ref) && backendOf(ref, graph) === undefined);
    return missing === undefined ? undefined : `${missing.kind} ${missing.namespace ?? ""}/${missing.name}`;
  },
  *check(route, graph) {
    yield* each(backendRefsOf(route), function* (ref) {
      const backend = backendOf(ref, graph);
      if (backend === undefined) return;
      if (ref.namespace !== namespaceOf(route) && !isGranted(ref, route, graph))
        yield fact(
          `${ref.view.path}.namespace`,
          `is ${ref.namespace ?? ""}; expected a ReferenceGrant there for ${namespaceOf(route) ?? ""}`,
        );
      if (backend.resource.type !== types.service) return;
      const ports = backend.items("spec.ports").map((port) => port.number("port"));
      const port = ref.view.number("port");
      if (!ports.includes(port))
        yield fact(
          `${ref.view.path}.port`,
          `is ${port ?? "not set"}; expected ${ports.join(" or ")}, of Service ${ref.name}`,
        );
    });
  },
};
