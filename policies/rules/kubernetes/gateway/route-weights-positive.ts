import { types } from "../../../../platforms/kubernetes/catalog/types";
import { gatewayDocs } from "../../../queries/links";
import { eachRule } from "../../../queries/route-rules";
import { fact, type Rule } from "../../../rule";

export const routeWeightsPositive: Rule = {
  id: "route-weights-positive",
  title: "Every rule of a route sends its requests somewhere",
  why: "When all weights are 0 every request gets 500.",
  remediation: "Give at least one backendRef a weight above 0.",
  url: gatewayDocs("guides/traffic-splitting"),
  severity: "high",
  types: [types.httpRoute, types.grpcRoute, types.tcpRoute, types.tlsRoute],
  scope: "stack",
  *check(route, graph) {
    yield* eachRule(route, graph, function* ({ view, refs, served }) {
      if (refs.length > 0 && served.length === 0)
        yield fact(`${view.path}.backendRefs`, "has no weight above 0; expected at least one");
    });
  },
};
