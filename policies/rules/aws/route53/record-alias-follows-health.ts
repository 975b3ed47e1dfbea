import { recordGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

const policies = [
  "failoverRoutingPolicies",
  "weightedRoutingPolicies",
  "latencyRoutingPolicies",
  "geolocationRoutingPolicies",
  "geoproximityRoutingPolicy",
];

export const recordAliasFollowsHealth: Rule = {
  id: "record-alias-follows-health",
  title: "Aliases that share a name follow the health of their targets",
  why: "Route 53 goes on answering with a target that is dead, beside one that works.",
  remediation: "Set evaluateTargetHealth: true in the alias, or give the record a health check.",
  url: recordGuide("dns-failover-complex-configs"),
  severity: "high",
  controls: {},
  types: [types.record],
  scope: "resource",
  applies: (record) => record.has("aliases") && policies.some((policy) => record.has(policy)),
  *check(record) {
    if (!record.has("healthCheckId") && record.flag("aliases.evaluateTargetHealth") !== true) {
      yield { property: "aliases.evaluateTargetHealth", problem: "it is answered whether its target lives or not" };
    }
  },
};
