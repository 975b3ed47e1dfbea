import { types } from "../../../../platforms/kubernetes/catalog/types";
import { gatewayDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const routeRulesReachable: Rule = {
  id: "route-rules-reachable",
  title: "No rule of a route stands behind one with the same matches",
  why: "The first rule with a match takes every request: the other is never used, and nothing says so.",
  remediation: "Remove one, or tell their matches apart.",
  url: gatewayDocs("api-types/httproute"),
  severity: "medium",
  types: [types.httpRoute],
  scope: "resource",
  *check(route) {
    const seen = new Map<string, string>();
    for (const rule of route.items("spec.rules")) {
      const matches = rule.items("matches").map((match) => JSON.stringify(match.known()));
      const key = matches.sort().join("\n");
      const before = seen.get(key);
      if (before === undefined) seen.set(key, rule.path);
      else yield fact(`${rule.path}.matches`, `is the same as that of ${before}; expected another`);
    }
  },
};
