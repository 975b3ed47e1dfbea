import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { actionOf, ownRulesOf, rulesOfAcl } from "../../../queries/web-rules";
import { fact, type Rule } from "../../../rule";

const nameOf = (rule: ResourceReader) => rule.text("name") ?? rule.resource.name;

export const webAclActs: Rule = {
  id: "web-acl-acts",
  title: "Rules of web ACLs do something about what they match, and some rule stops it",
  why: "A rule without an action is refused, and an ACL whose rules all count stops no request.",
  remediation: "Set action, or overrideAction: { none: {} } for a rule group; count only while you try a rule out.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-action.html",
  severity: "medium",
  controls: { checkov: ["CKV_AWS_342"] },
  types: [types.webAcl, types.webRuleGroup, types.webAclRule],
  scope: "stack",
  *check(view, graph) {
    yield* each(ownRulesOf(view), function* (rule) {
      if (actionOf(rule) === "none") {
        yield { property: rule.path, problem: `the rule ${nameOf(rule)} has no action; expected one` };
      }
    });
    if (view.resource.type !== types.webAcl || view.has("defaultAction.block")) return;
    const actions = rulesOfAcl(view, graph).map(actionOf);
    const groups = graph
      .dependents(view, types.webAclRuleGroup, "webAclArn")
      .map((group) => (group.text("overrideAction") === "count" ? "counts" : "stops"));
    const all = [...actions, ...groups];
    if (all.includes("counts") && !all.includes("stops")) {
      yield fact("rules", "only count or allow; expected one that blocks");
    }
  },
};
