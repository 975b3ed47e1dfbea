import { types } from "../../../../platforms/aws/catalog/types";
import { companionRule } from "../../../companion-rule";
import { securityHub } from "../../../queries/links";
import { ownRulesOf } from "../../../queries/web-rules";

export const webAclHasRules = companionRule({
  id: "web-acl-has-rules",
  title: "Web ACLs have rules",
  why: "An ACL without rules lets everything through, or nothing, and looks like protection.",
  remediation: "Add rules, a managed rule group for a start.",
  url: securityHub("WAF.10"),
  severity: "medium",
  controls: { securityHub: ["WAF.10"], checkov: ["CKV_AWS_175"] },
  types: [types.webAcl],
  companions: { [types.webAclRule]: ["webAclArn"], [types.webAclRuleGroup]: ["webAclArn"] },
  property: "rules",
  unless: (acl) => ownRulesOf(acl).length > 0,
});
