import { type Graph, isList, ResourceReader } from "../../model/graph";
import { parseJson, toJson } from "../../model/graph/json";
import { types } from "../../platforms/aws/catalog/types";

/**
 * The rules that an ACL, a rule group, or a rule on its own holds itself. Rules written as JSON have the API's names, which are the program's
 * with a capital. Throws UnknownValueError.
 */
export function ownRulesOf(view: ResourceReader): readonly ResourceReader[] {
  const { type } = view.resource;
  if (type === types.webAclRule) return [view];
  return [...view.items("rules"), ...jsonRules(view, type === types.webAcl ? "ruleJson" : "rulesJson")];
}

/** The rules of an ACL, those that are resources of their own included. */
export function rulesOfAcl(acl: ResourceReader, graph: Graph): readonly ResourceReader[] {
  return [...ownRulesOf(acl), ...graph.dependents(acl, types.webAclRule, "webAclArn")];
}

function jsonRules(view: ResourceReader, property: string): readonly ResourceReader[] {
  const text = view.text(property);
  const rules = text === undefined ? undefined : toJson(parseJson(text, (_key, value) => renamed(value)));
  return isList(rules) ? rules.map((rule) => new ResourceReader(view.resource, rule, property)) : [];
}

function renamed(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [ourName(key), item]));
}

const ourName = (key: string) =>
  key === "CloudWatchMetricsEnabled" ? "cloudwatchMetricsEnabled" : key.charAt(0).toLowerCase() + key.slice(1);

type WebAction = "stops" | "allows" | "counts" | "none";

/** What becomes of a request that a rule matches. Throws UnknownValueError. */
export function actionOf(rule: ResourceReader): WebAction {
  const [action, override] = [rule.at("action"), rule.at("overrideAction")];
  action.known();
  if (override.known() === "none" || override.has("none")) return "stops";
  if (override.known() === "count" || override.has("count") || action.has("count")) return "counts";
  if (["block", "captcha", "challenge"].some((kind) => action.has(kind))) return "stops";
  return action.has("allow") ? "allows" : "none";
}

/** The managed rule group that a rule, or an association, brings in. */
export function managedGroupOf(rule: ResourceReader): ResourceReader {
  const { type } = rule.resource;
  return rule.at(type === types.webAclRuleGroup ? "managedRuleGroup" : "statement.managedRuleGroupStatement");
}
