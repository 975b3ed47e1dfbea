import { entriesOf } from "../../../model/settings/entries";
import type { Path } from "../../../model/settings/path";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import { suggest } from "../../../model/settings/suggest";
import type { Limits } from "../../../platforms/aws/limits";
import { capacityRule } from "./capacity-rules";
import type { WebAclShape } from "./schema";

type WebAcl = ValidPart<WebAclShape>;
type Rule = NonNullable<ValidPart<WebAclShape["rules"][string]>>;
type Conditions = NonNullable<Rule["match"]>;
type TextMatch = NonNullable<Conditions["path"]>;

const rulesOf = ({ rules }: WebAcl) => entriesOf(rules).map(([key, rule]) => ({ key, rule, path: ["rules", key] }));

function someRule({ rules }: WebAcl, say: Report): void {
  if (rules === undefined || Object.keys(rules).length > 0) return;
  const fix = "add a rule, such as managed: { name: AWSManagedRulesCommonRuleSet }, or take the web ACL out";
  say(["rules"], { problem: "no rule: nothing would be looked at", received: "{}", derived: true, fix });
}

function priorities(acl: WebAcl, say: Report): void {
  const seen = new Map<number, string>();
  for (const { key, rule, path } of rulesOf(acl)) {
    if (rule.priority === undefined) continue;
    const other = seen.get(rule.priority);
    if (other === undefined) seen.set(rule.priority, key);
    else say([...path, "priority"], { problem: `${other} has it already`, fix: "give each rule its own" });
  }
}

/** A rule asks a managed group, or for conditions, a rate, or both. */
function kinds(acl: WebAcl, say: Report): void {
  for (const { rule, path } of rulesOf(acl)) {
    const { managed, rate, match, except, action, labels = [], response } = rule;
    if (managed === undefined && rate === undefined && match === undefined && except === undefined) {
      const allowed = "one of managed, match, except, rate";
      say(path, { problem: "asks for nothing", received: "a rule without conditions", derived: true, allowed });
    }
    if (managed !== undefined) {
      if (rate !== undefined) {
        say([...path, "rate"], { problem: "a managed group has no rate", fix: "make a rule of its own for the rate" });
      }
      if (labels.length > 0) {
        say([...path, "labels"], { problem: "a managed group puts labels of its own", fix: "leave it out" });
      }
      if (action !== undefined && action !== "block" && action !== "count") {
        const fix = "name the group's rules under managed.actions";
        say([...path, "action"], {
          problem: "a managed group blocks or counts as a whole",
          allowed: "block or count",
          fix,
        });
      }
    }
    if (rate !== undefined && managed === undefined && action === "allow") {
      say([...path, "action"], { problem: "a rate allows nothing", allowed: "block, count, captcha or challenge" });
    }
    if (rate?.by === "all" && match === undefined && except === undefined) {
      const fix = "add match, or count by ip";
      say([...path, "rate", "by"], { problem: "counts all requests of nothing in particular", fix });
    }
    if (response !== undefined && (managed !== undefined || (action !== undefined && action !== "block"))) {
      const problem =
        managed === undefined
          ? `only what is blocked is answered, and this is ${action}`
          : "a managed group answers by itself";
      say([...path, "response"], { problem, fix: "leave it out" });
    }
  }
}

function defaultResponse({ defaultAction, response }: WebAcl, say: Report): void {
  if (response === undefined || defaultAction !== "allow") return;
  const fix = "set defaultAction to block, or put it at a rule";
  say(["response"], { problem: "only what is blocked is answered, and defaultAction is allow", fix });
}

const searches = ["exactly", "startsWith", "endsWith", "contains"] as const;

function texts(match: TextMatch, path: Path, say: Report): void {
  if ([...searches, "regex" as const].every((option) => !Object.hasOwn(match, option))) {
    const allowed = "one of exactly, startsWith, endsWith, contains, regex";
    say(path, { problem: "looks for no text", received: "nothing", derived: true, allowed });
  }
  if (match.ignoreCase !== true) return;
  for (const option of searches) {
    for (const [index, text] of (match[option] ?? []).entries()) {
      if (text === undefined || text === text.toLowerCase()) continue;
      const problem = "never found: with ignoreCase, what it is compared with has small letters only";
      say([...path, option, index], { problem, fix: `write ${text.toLowerCase()}` });
    }
  }
}

function conditionsAsk(acl: WebAcl, say: Report): void {
  for (const { rule, path } of rulesOf(acl)) {
    for (const part of ["match", "except"] as const) {
      const conditions = rule[part];
      if (conditions === undefined) continue;
      const own = [...path, part];
      if (Object.keys(conditions).length === 0) {
        say(own, {
          problem: "describes no request",
          received: "{}",
          derived: true,
          fix: "name a condition, or leave it out",
        });
      }
      if (conditions.path !== undefined) texts(conditions.path, [...own, "path"], say);
      if (conditions.query !== undefined) texts(conditions.query, [...own, "query"], say);
      const names = new Set<string>();
      for (const [name, match] of entriesOf(conditions.headers)) {
        texts(match, [...own, "headers", name], say);
        if (names.has(name.toLowerCase())) {
          say([...own, "headers", name], {
            problem: "named twice: case means nothing in a header's name",
            received: name,
            fix: "join the two",
          });
        }
        names.add(name.toLowerCase());
      }
    }
  }
}

/** A label of one's own must have been put on before. Those of managed groups begin with awswaf. */
function labelsExist(acl: WebAcl, say: Report): void {
  const rules = rulesOf(acl);
  for (const { rule, path } of rules) {
    for (const part of ["match", "except"] as const) {
      const label = rule[part]?.label;
      if (label === undefined || label.startsWith("awswaf:")) continue;
      const before = rules.filter(({ rule: other }) => (other.priority ?? 0) < (rule.priority ?? 0));
      const known = before.flatMap(({ rule: { labels = [] } }) => labels.flatMap((one) => one ?? []));
      if (known.includes(label)) continue;
      const near = suggest(label, known);
      const fix = near === undefined ? "add it to the labels of a rule with a lower priority" : `did you mean ${near}`;
      say([...path, part, "label"], { problem: "no rule before this one puts it on a request", fix });
    }
  }
}

export const webAclRules = (limits: Limits): SettingsRules<WebAclShape> => ({
  "web-acl-has-rules": someRule,
  "web-acl-priorities-unique": priorities,
  "web-acl-rules-legal": kinds,
  "web-acl-response-used": defaultResponse,
  "web-acl-conditions-ask": conditionsAsk,
  "web-acl-labels-exist": labelsExist,
  "web-acl-capacity": capacityRule(limits),
});
