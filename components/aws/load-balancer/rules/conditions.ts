import { headerCharacters, pathCharacters, queryCharacters } from "../../../../model/settings/characters";
import { entriesOf } from "../../../../model/settings/entries";
import type { Path } from "../../../../model/settings/path";
import { limitText } from "../../../../model/settings/primitives";
import type { Report, ValidPart } from "../../../../model/settings/rule";
import type { Limits } from "../../../../platforms/aws/limits";
import { quota } from "../../../../platforms/aws/quota";
import { type Balancer, listenersOf } from "../placed-actions";
import type { ConditionShape } from "../schema";

type Conditions = ValidPart<ConditionShape>;

const texts = (values: readonly (string | undefined)[] | undefined): readonly string[] =>
  (values ?? []).filter((value) => value !== undefined);

/** Every text of a rule's conditions that may hold wildcards. */
const patterns = ({ path, host, headers, query }: Conditions): readonly string[] => [
  ...texts(path),
  ...texts(host),
  ...entriesOf(headers).flatMap(([, values]) => texts(values)),
  ...texts((query ?? []).flatMap((pair) => [pair?.key, pair?.value])),
];

/** Every regular expression of a rule's conditions: each counts as one value. */
const expressions = ({ pathRegex, hostRegex, headersRegex }: Conditions): readonly string[] => [
  ...texts(pathRegex),
  ...texts(hostRegex),
  ...entriesOf(headersRegex).flatMap(([, values]) => texts(values)),
];

const countValues = (conditions: Conditions): number =>
  patterns({ ...conditions, query: [] }).length +
  expressions(conditions).length +
  (conditions.method?.length ?? 0) +
  (conditions.sourceIp?.length ?? 0) +
  (conditions.query?.length ?? 0);

/** Wildcards of a pattern; a backslash takes a character's special meaning. */
const countWildcards = (pattern: string): number => pattern.replace(/\\[*?]/g, "").match(/[*?]/g)?.length ?? 0;

function judge(conditions: Conditions, path: Path, say: Report, limits: Limits): void {
  if (Object.keys(conditions).length === 0) {
    say(path, {
      problem: "no condition",
      fix: "name one of path, host, pathRegex, hostRegex, method, sourceIp, headers, headersRegex, query (on a network load balancer sourceIpAddressType), or use defaultAction",
    });
    return;
  }
  const values = countValues(conditions);
  if (values > limits["elbv2.rule.values"].max) {
    const allowed = limitText(limits, "elbv2.rule.values");
    say(path, { problem: `${values} values in one rule`, allowed, fix: "spread them over several rules" });
  }
  const wildcards = patterns(conditions).reduce((sum, pattern) => sum + countWildcards(pattern), 0);
  if (wildcards > limits["elbv2.rule.wildcards"].max) {
    say(path, { problem: `${wildcards} wildcards in one rule`, allowed: limitText(limits, "elbv2.rule.wildcards") });
  }
  for (const [index, pattern] of texts(conditions.path).entries()) {
    if (!/^[/*?]/.test(pattern)) {
      say([...path, "path", index], { problem: "matches no path: paths start with /", fix: `write /${pattern}` });
    }
  }
  for (const option of ["headers", "headersRegex"] as const) {
    for (const [name] of entriesOf(conditions[option])) {
      if (name.toLowerCase() !== "host") continue;
      const fix = option === "headers" ? "use host" : "use hostRegex";
      say([...path, option, name], { problem: "the host header has a condition of its own", fix });
    }
  }
  for (const [option, other] of [
    ["pathRegex", "path"],
    ["hostRegex", "host"],
  ] as const) {
    if (conditions[option] === undefined || conditions[other] === undefined) continue;
    // Source: AWS service model elbv2, RuleCondition: up to one path-pattern and one host-header per rule.
    const problem = `a rule has one condition on the ${other}, and ${other} is given too`;
    say([...path, option], { problem, fix: `drop one of them, or write ${other} as a regular expression` });
  }
  hostNames(conditions, path, say);
  pathCharacters(conditions.path ?? [], [...path, "path"], say);
  queryCharacters(conditions.query ?? [], [...path, "query"], say);
  for (const [name, values] of entriesOf(conditions.headers)) {
    headerCharacters(values, [...path, "headers", name], say);
  }
}

/** Source: AWS service model elbv2, HostHeaderConditionConfig: a dot, and letters only after the last one. */
function hostNames(conditions: Conditions, path: Path, say: Report): void {
  for (const [index, host] of texts(conditions.host).entries()) {
    if (/^[A-Za-z0-9.*?-]+$/.test(host) && /\.(?:[A-Za-z]+|[A-Za-z]*[*?][A-Za-z*?]*)$/.test(host)) continue;
    const allowed = "a host pattern with a dot such as *.example.com, without protocol, port or path";
    say([...path, "host", index], { problem: "not a host name", allowed });
  }
}

/** Caution: more wildcards than one of AWS's pages allows. */
export function manyWildcards(balancer: Balancer, say: Report, limits: Limits): void {
  for (const { listener, path } of listenersOf(balancer)) {
    for (const [name, { conditions }] of entriesOf(listener.rules)) {
      const wildcards = patterns(conditions ?? {}).reduce((sum, pattern) => sum + countWildcards(pattern), 0);
      const at = [...path, "rules", name, "conditions"];
      if (wildcards <= limits["elbv2.rule.wildcards"].max)
        quota(limits, "warning", say)("elbv2.rule.wildcards.quota", wildcards, at);
    }
  }
}

export function ruleConditions(balancer: Balancer, say: Report, limits: Limits): void {
  for (const { listener, path } of listenersOf(balancer)) {
    for (const [name, { conditions }] of entriesOf(listener.rules)) {
      if (conditions !== undefined) judge(conditions, [...path, "rules", name, "conditions"], say, limits);
    }
  }
}
