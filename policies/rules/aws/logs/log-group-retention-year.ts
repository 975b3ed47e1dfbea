import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import { optIn, type Rule } from "../../../rule";

/** Days. Source: Security Hub CloudWatch.16 and CKV_AWS_338. */
const year = 365;

export const logGroupRetentionYear: Rule = {
  id: "log-group-retention-year",
  title: "Log groups keep logs for a year",
  why: "A break-in is found after months, as a rule, and by then the logs of its beginning are gone.",
  remediation: `Set retentionInDays to ${year} or more, or to 0 to keep logs for ever.`,
  url: securityHub("CloudWatch.16"),
  severity: "low",
  controls: { securityHub: ["CloudWatch.16"], checkov: ["CKV_AWS_338"] },
  decision: "Privacy rules often forbid what this asks for: off until a project switches it on.",
  levels: optIn,
  types: [types.logGroup],
  scope: "resource",
  *check(group) {
    const days = group.number("retentionInDays") ?? 0;
    if (days > 0 && days < year) yield { property: "retentionInDays", problem: "logs are gone within the year" };
  },
};
