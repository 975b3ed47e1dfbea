import { type Match, type MatchDialect, planMatches } from "../matches";
import type { RuleShape } from "../schema";

/**
 * The load balancer reads stars of exact paths, headers and queries itself. An expression would come after every prefix, the default action's `/`
 * too, and never be asked. Source: AWS Load Balancer Controller 3.5.0, route_rule_condition.go and route_rule_precedence.go.
 */
const dialect: MatchDialect = {
  path: (pattern) =>
    pattern === "/*" || pattern === "*" ? { type: "PathPrefix", value: "/" } : { type: "Exact", value: pattern },
  value: (name, value) => ({ name, type: "Exact", value }),
};

/** A rule's conditions as matches that the AWS Load Balancer Controller reads. */
export const planAwsMatches = (conditions: RuleShape["conditions"]): readonly Match[] =>
  planMatches(conditions, dialect);

const kinds = { RegularExpression: 1, PathPrefix: 2, Exact: 3 } as const;

/** How precise a match is to the controller, most telling figure first. Source: AWS Load Balancer Controller 3.5.0, route_rule_precedence.go. */
export function awsPrecisionOf({ path, method, headers = [], queryParams = [] }: Match): readonly number[] {
  const { type = "PathPrefix", value = "/" } = path ?? {};
  return [kinds[type], value.length, method === undefined ? 0 : 1, headers.length, queryParams.length];
}
