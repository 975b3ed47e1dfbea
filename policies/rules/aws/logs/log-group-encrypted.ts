import { types } from "../../../queries/types";
import { optIn, type Rule } from "../../../rule";

export const logGroupEncrypted: Rule = {
  id: "log-group-encrypted",
  title: "Log groups are encrypted with a key of yours",
  why: "The vendor encrypts logs with its own key: you cannot revoke it, nor see who used it.",
  remediation: "Set kmsKeyId to a key whose policy admits CloudWatch Logs.",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
  severity: "low",
  controls: {
    checkov: ["CKV_AWS_158"],
    cdkNag: ["NIST.800.53.R5-CloudWatchLogGroupEncrypted"],
    trivy: ["AWS-0017"],
  },
  levels: optIn,
  types: [types.logGroup],
  scope: "resource",
  *check(group) {
    if (!group.has("kmsKeyId")) yield { property: "kmsKeyId", problem: "only the vendor's own key protects it" };
  },
};
