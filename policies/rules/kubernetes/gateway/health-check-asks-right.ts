import { types } from "../../../../platforms/kubernetes/catalog/types";
import { routesUnder } from "../../../../platforms/kubernetes/objects/traffic-policies";
import { envoyGatewayDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const active = "spec.healthCheck.active";

export const healthCheckAsksRight: Rule = {
  id: "health-check-asks-right",
  title: "Checks of the gateway ask for a host and a path that pods know",
  why: "The check's Host is the route's first name in the alphabet, a wildcard as it is written, or * without any: a pod that looks at it answers 404 and counts as dead.",
  remediation: "Set healthCheck.active.http.hostname, and a path that begins with a slash.",
  url: envoyGatewayDocs("tasks/traffic/failover"),
  severity: "medium",
  types: [types.backendTrafficPolicy],
  scope: "stack",
  applies: (policy) => policy.has(`${active}.http`),
  *check(policy, graph) {
    const path = policy.text(`${active}.http.path`);
    if (path?.startsWith("/") === false) yield fact(`${active}.http.path`, `is ${path}; expected /${path}`);
    if (policy.has(`${active}.http.hostname`)) return;
    for (const route of routesUnder(policy, graph)) {
      const [first] = [...route.texts("spec.hostnames")].sort();
      if (first === undefined || first.startsWith("*")) {
        const host = first ?? "*";
        yield fact(
          `${active}.http.hostname`,
          `is not set, which means ${host} for ${route.resource.name}; expected a name`,
        );
        return;
      }
    }
  },
};
