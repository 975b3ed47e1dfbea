import { types } from "../../../../platforms/kubernetes/catalog/types";
import { policiesFor } from "../../../../platforms/kubernetes/objects/routes";
import { gatewayPolicies } from "../../../../platforms/kubernetes/objects/traffic-policies";
import { envoyGatewayDocs } from "../../../queries/links";
import type { Rule } from "../../../rule";

const kept = ["healthCheck", "retry", "circuitBreaker", "rateLimit"] as const;

export const routePolicyKeepsChecks: Rule = {
  id: "route-policy-keeps-checks",
  title: "A route's own policy does not lose what its Gateway's says",
  why: "It replaces the Gateway's policy as a whole: health checks, retries and limits that stand there hold no more for the route.",
  remediation: "Set spec.mergeType: StrategicMerge on the route's policy, or repeat what is to hold.",
  url: envoyGatewayDocs("concepts/gateway_api_extensions/backend-traffic-policy"),
  severity: "medium",
  types: [types.httpRoute, types.grpcRoute, types.tcpRoute, types.tlsRoute],
  scope: "stack",
  *check(route, graph) {
    const own = policiesFor(route, types.backendTrafficPolicy, graph);
    if (own.length === 0 || own.some((policy) => policy.has("spec.mergeType"))) return;
    for (const policy of gatewayPolicies(route, types.backendTrafficPolicy, graph)) {
      const lost = kept.filter((field) => policy.has(`spec.${field}`) && !own.some((one) => one.has(`spec.${field}`)));
      if (lost.length > 0)
        yield {
          property: "",
          problem: `its policy ${own.map(({ resource }) => resource.name).join(", ")} replaces ${policy.resource.name}, and ${lost.join(", ")} with it; expected mergeType`,
        };
    }
  },
};
