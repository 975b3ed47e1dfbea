import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/kubernetes/catalog/types";
import { namespaceOf, objectsIn } from "../../../../platforms/kubernetes/objects/names";
import { each } from "../../../evaluate";
import { gatewayDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** Ports of the listeners that a route hangs on. Throws UnknownValueError. */
const portsOf = (route: ResourceReader, graph: Graph): readonly number[] =>
  route.items("spec.parentRefs").flatMap((parent) => {
    const name = { namespace: parent.text("namespace") ?? namespaceOf(route), name: parent.text("name") ?? "" };
    const section = parent.text("sectionName");
    return (objectsIn(graph).named(types.gateway, name)?.items("spec.listeners") ?? [])
      .filter((listener) => section === undefined || listener.text("name") === section)
      .map((listener) => listener.number("port") ?? 0);
  });

export const redirectLeavesPort: Rule = {
  id: "redirect-leaves-port",
  title: "A redirect to HTTPS leaves the port of HTTP",
  why: "The port that stands in a request's Host is kept: http://shop:8080 is sent to https://shop:8080, where nothing speaks TLS.",
  remediation: "Set requestRedirect.port to the HTTPS listener's port.",
  url: gatewayDocs("guides/http-redirect-rewrite"),
  severity: "medium",
  types: [types.httpRoute],
  scope: "stack",
  *check(route, graph) {
    const odd = portsOf(route, graph).filter((port) => port !== 80 && port !== 443);
    if (odd.length === 0) return;
    yield* each(route.items("spec.rules"), function* (rule) {
      for (const filter of rule.items("filters"))
        if (filter.text("requestRedirect.scheme") === "https" && !filter.has("requestRedirect.port"))
          yield fact(
            `${filter.path}.requestRedirect.port`,
            `is not set on a listener with port ${odd.join(", ")}; expected the HTTPS listener's port`,
          );
    });
  },
};
