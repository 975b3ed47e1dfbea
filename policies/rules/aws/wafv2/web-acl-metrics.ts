import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { unexpected } from "../../../property-rule";
import { securityHub } from "../../../queries/links";
import { ownRulesOf } from "../../../queries/web-rules";
import type { Rule } from "../../../rule";

const property = "visibilityConfig.cloudwatchMetricsEnabled";

export const webAclMetrics: Rule = {
  id: "web-acl-metrics",
  title: "Web ACLs and their rules count what they match",
  why: "Without figures neither an attack shows, nor that a rule blocks customers.",
  remediation: "Set visibilityConfig.cloudwatchMetricsEnabled: true on the ACL and on every rule.",
  url: securityHub("WAF.12"),
  severity: "medium",
  controls: { securityHub: ["WAF.12"] },
  types: [types.webAcl, types.webRuleGroup, types.webAclRule, types.webAclRuleGroup],
  scope: "resource",
  *check(view) {
    const whole = view.resource.type === types.webAclRule ? [] : [view];
    const rules = view.resource.type === types.webAclRuleGroup ? [] : ownRulesOf(view);
    yield* each([...whole, ...rules], (part) => unexpected(part, property, { expected: true }));
  },
};
