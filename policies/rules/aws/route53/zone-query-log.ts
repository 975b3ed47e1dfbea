import { types } from "../../../../platforms/aws/catalog/types";
import { companionRule } from "../../../companion-rule";
import { securityHub } from "../../../queries/links";

export const zoneQueryLog = companionRule({
  id: "zone-query-log",
  title: "Public zones log what is asked for",
  why: "Without the log it does not show which names are tried, nor which clients still ask for an old one.",
  remediation: "Add an aws.route53.QueryLog with a log group in us-east-1.",
  url: securityHub("Route53.2"),
  severity: "medium",
  controls: { securityHub: ["Route53.2"], checkov: ["CKV2_AWS_39"] },
  levels: { development: "disabled", local: "disabled" },
  types: [types.zone],
  applies: (zone) => !zone.has("vpcs"),
  companions: { [types.queryLog]: ["zoneId"] },
});
