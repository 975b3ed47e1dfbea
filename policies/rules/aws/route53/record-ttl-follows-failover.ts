import { recordGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

/** Seconds. Source: Route 53 developer guide, "Values specific for failover records": 60 or less with health checks. */
const longest = 60;

export const recordTtlFollowsFailover: Rule = {
  id: "record-ttl-follows-failover",
  title: "Records that change with health are kept by resolvers for a minute at most",
  why: "Resolvers go on answering with the dead address for as long as the record's TTL.",
  remediation: `Set ttl to ${longest} or less.`,
  url: recordGuide("resource-record-sets-values-failover"),
  severity: "medium",
  controls: {},
  types: [types.record],
  scope: "resource",
  applies: (record) =>
    !record.has("aliases") &&
    (record.has("healthCheckId") ||
      record.flag("multivalueAnswerRoutingPolicy") === true ||
      record.has("failoverRoutingPolicies")),
  *check(record) {
    if ((record.number("ttl") ?? 0) > longest) {
      yield { property: "ttl", problem: "resolvers keep a dead address for longer than a minute" };
    }
  },
};
