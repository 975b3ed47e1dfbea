import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import { ownRulesOf } from "../../../queries/web-rules";
import type { Rule } from "../../../rule";

export const webAclHasRules: Rule = {
  id: "web-acl-has-rules",
  title: "Web ACLs have rules",
  why: "An ACL without rules lets everything through, or nothing, and looks like protection.",
  remediation: "Add rules, a managed rule group for a start.",
  url: securityHub("WAF.10"),
  severity: "medium",
  controls: { securityHub: ["WAF.10"], checkov: ["CKV_AWS_175"] },
  types: [types.webAcl],
  scope: "stack",
  *check(acl, graph) {
    const others = [types.webAclRule, types.webAclRuleGroup].flatMap((type) =>
      graph.dependents(acl, type, "webAclArn"),
    );
    if (others.length === 0 && ownRulesOf(acl).length === 0) {
      yield { property: "rules", problem: "no rule looks at what passes" };
    }
  },
};
