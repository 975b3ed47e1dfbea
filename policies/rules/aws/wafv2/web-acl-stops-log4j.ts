import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { someKnown } from "../../../evaluate";
import { actionOf, managedGroupOf, rulesOfAcl } from "../../../queries/web-rules";
import { fact, type Rule } from "../../../rule";

const wanted = "AWSManagedRulesKnownBadInputsRuleSet";

/** Its rules against Log4j are named Log4JRCE and what they look at. */
const isLifted = (override: ResourceReader) =>
  override.text("name")?.startsWith("Log4JRCE") === true &&
  (override.has("actionToUse.count") || override.has("actionToUse.allow"));

function stopsLog4j(rule: ResourceReader): boolean {
  const group = managedGroupOf(rule);
  if (group.text("name") !== wanted || group.items("ruleActionOverrides").some(isLifted)) return false;
  if (rule.resource.type === types.webAclRuleGroup) return rule.text("overrideAction") !== "count";
  return actionOf(rule) === "stops";
}

export const webAclStopsLog4j: Rule = {
  id: "web-acl-stops-log4j",
  title: "Web ACLs stop requests that attack Log4j",
  why: "One header is enough to run code on a node with an old Log4j, which may be there unknown.",
  remediation: `Add the managed rule group ${wanted}, and leave its Log4JRCE rules as they are.`,
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html",
  severity: "medium",
  controls: { checkov: ["CKV_AWS_192", "CKV2_AWS_76"] },
  decision:
    "CKV2_AWS_76 also wants AWSManagedRulesAnonymousIpList, which blocks every visitor behind a VPN and has nothing to do with Log4j: not asked for here.",
  types: [types.webAcl],
  scope: "stack",
  *check(acl, graph) {
    const rules = [...rulesOfAcl(acl, graph), ...graph.dependents(acl, types.webAclRuleGroup, "webAclArn")];
    if (!someKnown(rules, stopsLog4j)) yield fact("rules", `has no ${wanted} that blocks; expected it`);
  },
};
