import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const logGroupRetention: Rule = {
  id: "log-group-retention",
  title: "Log groups say how long they keep logs",
  why: "The vendor's default keeps them for ever, at a price and against privacy rules.",
  remediation: "Set retentionInDays.",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
  severity: "low",
  controls: {
    checkov: ["CKV_AWS_66"],
    cdkNag: ["NIST.800.53.R5-CloudWatchLogGroupRetentionPeriod"],
  },
  decision:
    "CloudWatch.16 and CKV_AWS_338 want a year or more, privacy rules often less: a set retention passes here, whatever its length; log-group-retention-year holds the year.",
  types: [types.logGroup],
  scope: "resource",
  *check(group) {
    if ((group.number("retentionInDays") ?? 0) === 0) {
      yield { property: "retentionInDays", problem: "logs are kept for ever" };
    }
  },
};
