import { types } from "../../../../platforms/aws/catalog/types";
import { propertyRule } from "../../../property-rule";
import { recordGuide } from "../../../queries/links";

/** Seconds. Source: Route 53 developer guide, "Values specific for failover records": 60 or less with health checks. */
const longestTtl = 60;

const routingPolicies = [
  "failoverRoutingPolicies",
  "weightedRoutingPolicies",
  "latencyRoutingPolicies",
  "geolocationRoutingPolicies",
  "geoproximityRoutingPolicy",
];

const isPrimary = (type: string | undefined) => type?.toUpperCase() === "PRIMARY";

export const domainTransferLocked = propertyRule({
  id: "domain-transfer-locked",
  title: "Domains cannot be moved to another registrar unasked",
  why: "A domain that is moved away takes the address of everything below it along.",
  remediation: "Leave transferLock out, or set it to true; switch it off in a change of its own when the domain moves.",
  url: recordGuide("domain-lock"),
  severity: "high",
  controls: { checkov: ["CKV_AWS_377"] },
  types: [types.registeredDomain, types.domain],
  properties: { transferLock: { expected: true, default: true } },
});

export const recordAliasFollowsHealth = propertyRule({
  id: "record-alias-follows-health",
  title: "Aliases that share a name follow the health of their targets",
  why: "Route 53 goes on answering with a target that is dead, beside one that works.",
  remediation: "Set evaluateTargetHealth: true in the alias, or give the record a health check.",
  url: recordGuide("dns-failover-complex-configs"),
  severity: "high",
  types: [types.record],
  applies: (record) => record.has("aliases") && routingPolicies.some((policy) => record.has(policy)),
  properties: { "aliases.evaluateTargetHealth": { expected: true, unless: (record) => record.has("healthCheckId") } },
});

export const recordFailoverHasCheck = propertyRule({
  id: "record-failover-has-check",
  title: "The primary of a failover pair has a health check",
  why: "Without one Route 53 takes it for healthy for ever, and never fails over.",
  remediation: "Set healthCheckId to an aws.route53.HealthCheck of what the record leads to.",
  url: recordGuide("dns-failover-types"),
  severity: "high",
  types: [types.record],
  applies: (record) => !record.has("aliases") && isPrimary(record.text("failoverRoutingPolicies.type")),
  properties: { healthCheckId: { present: "an aws.route53.HealthCheck" } },
});

export const recordTtlFollowsFailover = propertyRule({
  id: "record-ttl-follows-failover",
  title: "Records that change with health are kept by resolvers for a minute at most",
  why: "Resolvers go on answering with the dead address for as long as the record's TTL.",
  remediation: `Set ttl to ${longestTtl} or less.`,
  url: recordGuide("resource-record-sets-values-failover"),
  severity: "medium",
  types: [types.record],
  applies: (record) =>
    !record.has("aliases") &&
    (record.has("healthCheckId") ||
      record.flag("multivalueAnswerRoutingPolicy") === true ||
      record.has("failoverRoutingPolicies")),
  properties: { ttl: { atMost: longestTtl } },
});
