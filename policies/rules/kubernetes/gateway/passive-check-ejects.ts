import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/kubernetes/catalog/types";
import { refsOfRule } from "../../../../platforms/kubernetes/objects/routes";
import { endpointsBehind, routesUnder } from "../../../../platforms/kubernetes/objects/traffic-policies";
import { envoyGatewayDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const passive = "spec.healthCheck.passive";

/** The smallest pool of a route's rules; undefined where none is known. */
function smallestPool(route: ResourceReader, graph: Graph): number | undefined {
  const sizes = route.items("spec.rules").flatMap((rule, index) => {
    const counts = refsOfRule(rule, index).map((ref) => endpointsBehind(ref, graph));
    const known = counts.filter((count) => count !== undefined);
    return known.length === counts.length && known.length > 0 ? [known.reduce((sum, count) => sum + count, 0)] : [];
  });
  return sizes.length === 0 ? undefined : Math.min(...sizes);
}

export const passiveCheckEjects: Rule = {
  id: "passive-check-ejects",
  title: "Passive checks may take out at least one endpoint",
  why: "At the default of 10 percent a pool of fewer than ten endpoints ejects none: failures are counted and requests go on to the broken pod.",
  remediation: "Set healthCheck.passive.alwaysEjectOneEndpoint: true, or raise maxEjectionPercent.",
  url: envoyGatewayDocs("tasks/traffic/failover"),
  severity: "medium",
  types: [types.backendTrafficPolicy],
  scope: "stack",
  applies: (policy) => policy.has(passive),
  *check(policy, graph) {
    if (policy.flag(`${passive}.alwaysEjectOneEndpoint`) === true) return;
    const percent = policy.number(`${passive}.maxEjectionPercent`) ?? 10;
    for (const route of routesUnder(policy, graph)) {
      const size = smallestPool(route, graph);
      if (size !== undefined && Math.floor((size * percent) / 100) < 1) {
        yield fact(
          `${passive}.maxEjectionPercent`,
          `is ${percent} of as few as ${size} endpoints of ${route.resource.name}, which is none; expected one or more`,
        );
        return;
      }
    }
  },
};
