import { types } from "../../../../platforms/kubernetes/catalog/types";
import { gatewayPolicies, routesUnder } from "../../../../platforms/kubernetes/objects/traffic-policies";
import { envoyGatewayDocs } from "../../../queries/links";
import type { Rule } from "../../../rule";

const hash = "spec.loadBalancer.consistentHash.type";

export const sourceHashSeesClients: Rule = {
  id: "source-hash-sees-clients",
  title: "A hash of the client's address sees the client's address",
  why: "Behind a proxy or a balancer that opens its own connections every request has the same address: one pod gets them all.",
  remediation:
    "Set clientIPDetection (xForwardedFor with numTrustedHops or trustedCIDRs), or proxyProtocol, in a ClientTrafficPolicy of the Gateway.",
  url: envoyGatewayDocs("tasks/traffic/client-traffic-policy"),
  severity: "low",
  decision:
    "Advice only: where connections come straight from clients, or through a balancer that keeps addresses, nothing is missing.",
  types: [types.backendTrafficPolicy],
  scope: "stack",
  applies: (policy) => policy.text(hash) === "SourceIP",
  *check(policy, graph) {
    for (const route of routesUnder(policy, graph)) {
      const ofClients = gatewayPolicies(route, types.clientTrafficPolicy, graph);
      const isSeen = ofClients.some((one) =>
        ["spec.clientIPDetection", "spec.proxyProtocol", "spec.enableProxyProtocol"].some((path) => one.has(path)),
      );
      if (isSeen) continue;
      yield {
        property: hash,
        problem: `${hash} is SourceIP, and no ClientTrafficPolicy of ${route.resource.name}'s Gateway says where a client's address stands; expected clientIPDetection`,
      };
      return;
    }
  },
};
