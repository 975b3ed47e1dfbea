import { isIPv4, parseCidr } from "../../../model/net/cidr";
import { sorted } from "../../../model/settings/entries";
import type { WebAclSettings } from "./resolved";
import { alternatives, type Conditions, type Statement, statementOf } from "./statement";

type Rule = WebAclSettings["rules"][string];
type Response = NonNullable<WebAclSettings["response"]>;

/** An IP set that a rule needs: WAF has one family in each. */
interface IpSetPlan {
  /** `office-match-ipv4`. */
  readonly key: string;
  readonly ipAddressVersion: "IPV4" | "IPV6";
  readonly addresses: readonly string[];
}

const parts = ["match", "except"] as const;
const families = ["IPV4", "IPV6"] as const;

function setsOf(rule: string, part: (typeof parts)[number], conditions: Conditions | undefined): readonly IpSetPlan[] {
  const ranges = conditions?.ips ?? [];
  return families.flatMap((ipAddressVersion) => {
    const addresses = ranges.filter((range) => familyOf(range) === ipAddressVersion);
    const key = `${rule}-${part}-${ipAddressVersion.toLowerCase()}`;
    return addresses.length === 0 ? [] : [{ key, ipAddressVersion, addresses }];
  });
}

function familyOf(range: string): IpSetPlan["ipAddressVersion"] {
  const parsed = parseCidr(range);
  return parsed === undefined || isIPv4(parsed) ? "IPV4" : "IPV6";
}

/** The IP sets that the rules name, in the order of their keys. */
export const planIpSets = ({ rules }: Pick<WebAclSettings, "rules">): readonly IpSetPlan[] =>
  sorted(rules).flatMap(([key, rule]) => parts.flatMap((part) => setsOf(key, part, rule[part])));

/** The rules in the order in which WAF asks them. */
const inOrder = ({ rules }: Pick<WebAclSettings, "rules">): readonly (readonly [string, Rule])[] =>
  sorted(rules).toSorted(([, a], [, b]) => a.priority - b.priority);

/** What WAF counts under a name: a rule's, or the ACL's. */
export const visibility = (metricName: string) => ({
  cloudwatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: true,
});

const contentTypes = { "text/plain": "TEXT_PLAIN", "text/html": "TEXT_HTML", "application/json": "APPLICATION_JSON" };

/** Key of the body of the default action, which no rule can have: rules' keys have no underscore. */
const defaultBody = "default_action";

function bodyOf(key: string, response: Response | undefined) {
  const { body, contentType } = response ?? {};
  return body === undefined || contentType === undefined
    ? []
    : [{ key, content: body, contentType: contentTypes[contentType] }];
}

/** The bodies of the answers, each under the name of its rule. */
export const planBodies = ({ rules, response }: Pick<WebAclSettings, "rules" | "response">) => [
  ...sorted(rules).flatMap(([key, rule]) => bodyOf(key, rule.response)),
  ...bodyOf(defaultBody, response),
];

function blocking(key: string, response: Response | undefined) {
  if (response === undefined) return {};
  const responseHeaders = sorted(response.headers).map(([name, value]) => ({ name, value }));
  return {
    customResponse: {
      responseCode: response.statusCode,
      ...(response.body === undefined ? {} : { customResponseBodyKey: key }),
      ...(responseHeaders.length === 0 ? {} : { responseHeaders }),
    },
  };
}

export const planDefaultAction = ({ defaultAction, response }: Pick<WebAclSettings, "defaultAction" | "response">) =>
  defaultAction === "allow" ? { allow: {} } : { block: blocking(defaultBody, response) };

/** What a rule does, or of a managed group whether its rules do what they say. */
function acting(key: string, { action, managed, response }: Rule) {
  if (managed !== undefined) return { overrideAction: action === "count" ? { count: {} } : { none: {} } };
  return { action: { [action]: action === "block" ? blocking(key, response) : {} } };
}

const aggregation = { ip: "IP", forwardedIp: "FORWARDED_IP", all: "CONSTANT" };

/** A request whose header holds no address is left alone: it came past the proxy. */
const forwarded = { forwardedIpConfig: { headerName: "X-Forwarded-For", fallbackBehavior: "NO_MATCH" } };

function rated<Arn>({ limit, window, by }: NonNullable<Rule["rate"]>, scope: Statement<Arn> | undefined) {
  return {
    rateBasedStatement: {
      limit,
      evaluationWindowSec: window,
      aggregateKeyType: aggregation[by],
      ...(by === "forwardedIp" ? forwarded : {}),
      ...(scope === undefined ? {} : { scopeDownStatement: scope }),
    },
  };
}

function grouped<Arn>(
  { vendor, name, version, actions }: NonNullable<Rule["managed"]>,
  scope: Statement<Arn> | undefined,
) {
  const ruleActionOverrides = sorted(actions).map(([rule, action]) => ({ name: rule, actionToUse: { [action]: {} } }));
  return {
    managedRuleGroupStatement: {
      vendorName: vendor,
      name,
      ...(version === undefined ? {} : { version }),
      ...(ruleActionOverrides.length === 0 ? {} : { ruleActionOverrides }),
      ...(scope === undefined ? {} : { scopeDownStatement: scope }),
    },
  };
}

function whole<Arn>(rule: Rule, scope: Statement<Arn> | undefined) {
  if (rule.managed !== undefined) return grouped(rule.managed, scope);
  return rule.rate === undefined ? (scope ?? {}) : rated(rule.rate, scope);
}

/** The rules in the provider's shape. `arnOf` has the ARN of an IP set by its key. */
export const planRules = <Arn>(settings: Pick<WebAclSettings, "rules">, arnOf: (ipSet: string) => Arn) =>
  inOrder(settings).map(([key, rule]) => {
    const [match, except] = parts.map((part) => {
      const sets = setsOf(key, part, rule[part]).map((set) => arnOf(set.key));
      return alternatives(rule[part] ?? {}, sets);
    });
    return {
      name: key,
      priority: rule.priority,
      ...acting(key, rule),
      statement: whole(rule, statementOf(match ?? [], except ?? [])),
      ...(rule.labels.length === 0 ? {} : { ruleLabels: rule.labels.map((name) => ({ name })) }),
      visibilityConfig: visibility(key),
    };
  });
