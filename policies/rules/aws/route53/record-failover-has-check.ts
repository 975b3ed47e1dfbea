import { recordGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

const isPrimary = (type: string | undefined) => type?.toUpperCase() === "PRIMARY";

export const recordFailoverHasCheck: Rule = {
  id: "record-failover-has-check",
  title: "The primary of a failover pair has a health check",
  why: "Without one Route 53 takes it for healthy for ever, and never fails over.",
  remediation: "Set healthCheckId to an aws.route53.HealthCheck of what the record leads to.",
  url: recordGuide("dns-failover-types"),
  severity: "high",
  controls: {},
  types: [types.record],
  scope: "resource",
  applies: (record) => !record.has("aliases") && isPrimary(record.text("failoverRoutingPolicies.type")),
  *check(record) {
    if (!record.has("healthCheckId")) yield { property: "healthCheckId", problem: "it never fails over" };
  },
};
