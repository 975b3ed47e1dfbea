import { types } from "../../../../platforms/kubernetes/catalog/types";
import { namespaceOf, objectsIn } from "../../../../platforms/kubernetes/objects/names";
import { each } from "../../../evaluate";
import { gatewayDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const routeEncrypted: Rule = {
  id: "route-encrypted",
  title: "Listeners without TLS only redirect",
  why: "What they forward, cookies and passwords among it, crosses the network readable.",
  remediation: "Hang the route on the HTTPS listener by sectionName, and one that redirects on the HTTP listener.",
  url: gatewayDocs("guides/http-redirect-rewrite"),
  severity: "high",
  types: [types.httpRoute, types.grpcRoute],
  scope: "stack",
  *check(route, graph) {
    const isForwarding = route.items("spec.rules").some((rule) => rule.items("backendRefs").length > 0);
    if (!isForwarding) return;
    yield* each(route.items("spec.parentRefs"), function* (parent) {
      const name = { namespace: parent.text("namespace") ?? namespaceOf(route), name: parent.text("name") ?? "" };
      const section = parent.text("sectionName");
      const listeners = objectsIn(graph).named(types.gateway, name)?.items("spec.listeners") ?? [];
      for (const listener of listeners) {
        const own = listener.text("name");
        if ((section === undefined || own === section) && listener.text("protocol") === "HTTP")
          yield fact(
            parent.path,
            `takes the listener ${own ?? ""} of ${name.name}, which speaks HTTP, and forwards; expected HTTPS, or a redirect`,
          );
      }
    });
  },
};
