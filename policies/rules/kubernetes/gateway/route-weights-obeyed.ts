import { types } from "../../../../platforms/kubernetes/catalog/types";
import { weightsIgnoredBy } from "../../../../platforms/kubernetes/objects/traffic-policies";
import { envoyGatewayDocs } from "../../../queries/links";
import { eachRule } from "../../../queries/route-rules";
import type { Rule } from "../../../rule";

export const routeWeightsObeyed: Rule = {
  id: "route-weights-obeyed",
  title: "Weights of a route are not undone by a consistent hash",
  why: "With a hash of a cookie, a header or an address Envoy shares out by the number of endpoints: 90 to 10 is served as 67 to 33, and nothing says so.",
  remediation:
    "Put a filter on one backendRef (a response header is enough): weights are obeyed then and clients stay, but no group takes over from another; or share out by RoundRobin or LeastRequest.",
  url: envoyGatewayDocs("tasks/traffic/load-balancing"),
  severity: "high",
  types: [types.httpRoute, types.grpcRoute],
  scope: "stack",
  *check(route, graph) {
    yield* eachRule(route, graph, function* ({ view, served, isSplit, policies }) {
      const how = weightsIgnoredBy(policies);
      const isWeighted = new Set(served.map(({ weight }) => weight)).size > 1;
      if (how === undefined || isSplit || !isWeighted) return;
      const weights = served.map(({ weight }) => weight).join(" to ");
      yield {
        property: `${view.path}.backendRefs`,
        problem: `${view.path}.backendRefs has weights ${weights}, which ${how} ignores; expected another way of sharing out`,
      };
    });
  },
};
