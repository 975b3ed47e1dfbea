import { types } from "../../../../platforms/kubernetes/catalog/types";
import { endpointsBehind, saidBy } from "../../../../platforms/kubernetes/objects/traffic-policies";
import { envoyGatewayDocs } from "../../../queries/links";
import { eachRule } from "../../../queries/route-rules";
import type { Rule } from "../../../rule";

/** Percent of a pool below which Envoy takes health for a mistake. Source: Envoy Gateway API, panicThreshold. */
const usualThreshold = 50;

export const poolSurvivesAGroup: Rule = {
  id: "pool-survives-a-group",
  title: "When one group of a route is down, the others take over",
  why: "With fewer healthy endpoints than the panic threshold Envoy sends to all alike, dead ones too: with two groups of 2 and 1, two requests of three fail.",
  remediation: "Give each group half of the pool at most, or set healthCheck.panicThreshold to less (0: never).",
  url: envoyGatewayDocs("tasks/traffic/failover"),
  severity: "medium",
  types: [types.httpRoute, types.grpcRoute],
  scope: "stack",
  *check(route, graph) {
    yield* eachRule(route, graph, function* ({ view, served, isSplit, policies }) {
      const checked = saidBy(policies, "spec.healthCheck");
      if (checked === undefined || isSplit || served.length < 2) return;
      if (!checked.has("spec.healthCheck.active") && !checked.has("spec.healthCheck.passive")) return;
      const threshold = checked.number("spec.healthCheck.panicThreshold") ?? usualThreshold;
      const counts = served.map((ref) => endpointsBehind(ref, graph));
      const known = counts.filter((count) => count !== undefined);
      if (known.length < counts.length) return;
      const total = known.reduce((sum, count) => sum + count, 0);
      for (const [index, count] of known.entries()) {
        const left = total === 0 ? 100 : Math.floor((100 * (total - count)) / total);
        if (count > 0 && left < threshold)
          yield {
            property: `${view.path}.backendRefs`,
            problem: `${view.path}.backendRefs leaves ${left} % healthy when ${served[index]?.name ?? ""} is down; expected ${threshold} % or more, the panic threshold`,
          };
      }
    });
  },
};
