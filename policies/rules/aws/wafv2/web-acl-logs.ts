import { types } from "../../../../platforms/aws/catalog/types";
import { companionRule } from "../../../companion-rule";
import { securityHub } from "../../../queries/links";

export const webAclLogs = companionRule({
  id: "web-acl-logs",
  title: "Web ACLs log what they look at",
  why: "Without the log it cannot be told afterwards what was blocked, why, and whether it was a customer.",
  remediation: "Add an aws.wafv2.WebAclLoggingConfiguration with the ACL's ARN.",
  url: securityHub("WAF.11"),
  severity: "medium",
  controls: { securityHub: ["WAF.11"], checkov: ["CKV2_AWS_31"], cdkNag: ["NIST.800.53.R5-WAFv2LoggingEnabled"] },
  levels: { development: "disabled", local: "disabled" },
  types: [types.webAcl],
  companions: { [types.webAclLogging]: ["resourceArn"] },
});
