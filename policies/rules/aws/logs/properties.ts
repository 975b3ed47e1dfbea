import { types } from "../../../../platforms/aws/catalog/types";
import { propertyRule } from "../../../property-rule";
import { securityHub } from "../../../queries/links";
import { optIn } from "../../../rule";

/** Days. Source: Security Hub CloudWatch.16 and CKV_AWS_338. */
const year = 365;

export const logGroupEncrypted = propertyRule({
  id: "log-group-encrypted",
  title: "Log groups are encrypted with a key of yours",
  why: "The vendor encrypts logs with its own key: you cannot revoke it, nor see who used it.",
  remediation: "Set kmsKeyId to a key whose policy admits CloudWatch Logs.",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
  severity: "low",
  controls: { checkov: ["CKV_AWS_158"], cdkNag: ["NIST.800.53.R5-CloudWatchLogGroupEncrypted"], trivy: ["AWS-0017"] },
  levels: optIn,
  types: [types.logGroup],
  properties: { kmsKeyId: { present: "a KMS key" } },
});

export const logGroupRetention = propertyRule({
  id: "log-group-retention",
  title: "Log groups say how long they keep logs",
  why: "The vendor's default keeps them for ever, at a price and against privacy rules.",
  remediation: "Set retentionInDays.",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
  severity: "low",
  controls: { checkov: ["CKV_AWS_66"], cdkNag: ["NIST.800.53.R5-CloudWatchLogGroupRetentionPeriod"] },
  decision:
    "CloudWatch.16 and CKV_AWS_338 want a year or more, privacy rules often less: a set retention passes here, whatever its length; log-group-retention-year holds the year.",
  types: [types.logGroup],
  properties: { retentionInDays: { atLeast: 1, default: 0 } },
});

export const logGroupRetentionYear = propertyRule({
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
  properties: { retentionInDays: { atLeast: year, unless: (group) => (group.number("retentionInDays") ?? 0) <= 0 } },
});
