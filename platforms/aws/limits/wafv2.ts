import type { Limit } from "../../../model/limits";

const wafv2 = { source: "AWS service model wafv2, botocore 1.44.8", date: "2026-11-30", severity: "error" } as const;
const guide = { ...wafv2, source: "AWS WAF developer guide, quotas" } as const;
const capacity = { ...wafv2, source: "AWS WAF developer guide, web ACL capacity units" } as const;

/** AWS WAF: web ACLs, their rules, sets and logs. */
export const wafv2Limits = {
  "wafv2.capacity": { min: 0, max: 5000, unit: "WCU", ...capacity },
  // What the price of a web ACL holds; more of it is charged by the request.
  "wafv2.capacity.included": { min: 0, max: 1500, unit: "WCU", ...capacity, severity: "warning" },
  "wafv2.rule.priority": { min: 0, max: 2147483647, unit: "priority", ...wafv2 },
  "wafv2.rate.limit": { min: 10, max: 2000000000, unit: "requests", ...wafv2 },
  "wafv2.rate.window": { min: 60, max: 600, unit: "seconds", ...wafv2 },
  "wafv2.asn": { min: 0, max: 4294967295, unit: "count", ...wafv2 },
  "wafv2.asns": { min: 1, max: 100, unit: "count", ...wafv2 },
  "wafv2.ipSet.addresses": { min: 1, max: 10000, unit: "count", ...guide },
  "wafv2.label.length": { min: 1, max: 1024, unit: "characters", ...wafv2 },
  "wafv2.searchString.length": { min: 1, max: 200, unit: "characters", ...guide },
  "wafv2.regex.length": { min: 1, max: 512, unit: "characters", ...wafv2 },
  "wafv2.headerName.length": { min: 1, max: 64, unit: "characters", ...wafv2 },
  // What an application load balancer hands on of a body. The API knows more, the provider does not say it yet.
  "wafv2.body.inspected": { min: 1, max: 8192, unit: "bytes", ...wafv2 },
  "wafv2.response.statusCode": { min: 200, max: 599, unit: "status", ...wafv2 },
  "wafv2.response.body.length": { min: 1, max: 10240, unit: "characters", ...wafv2 },
  "wafv2.response.headerValue.length": { min: 1, max: 255, unit: "characters", ...wafv2 },
  "wafv2.managedGroup.name.length": { min: 1, max: 128, unit: "characters", ...wafv2 },
  "wafv2.managedGroup.version.length": { min: 1, max: 64, unit: "characters", ...wafv2 },
  "wafv2.managedGroup.overrides": { min: 0, max: 100, unit: "count", ...wafv2 },
  "wafv2.logDestinations": { min: 1, max: 100, unit: "count", ...wafv2 },
  "wafv2.redactedFields": { min: 0, max: 100, unit: "count", ...wafv2 },
} as const satisfies Record<string, Limit>;

/** Seconds over which WAF counts requests. Source: RateBasedStatement.EvaluationWindowSec. */
export const rateWindows: readonly number[] = [60, 120, 300, 600];
