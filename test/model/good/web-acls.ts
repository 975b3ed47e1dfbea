import type { Changes } from "../bad/support";

const waf = (rules: object, more: object = {}): Changes => ({ "firewall.waf": { rules, ...more } });
const one = (rule: object, more: object = {}): Changes => waf({ one: { priority: 0, ...rule } }, more);

/** Web ACLs that are right. */
export const webAcls: readonly Changes[] = [
  one({ managed: { name: "AWSManagedRulesCommonRuleSet" } }),
  one({
    managed: {
      name: "AWSManagedRulesCommonRuleSet",
      version: "Version_1.17",
      actions: { SizeRestrictions_BODY: "count" },
    },
  }),
  one({ managed: { name: "Rules", vendor: "F5", capacity: 1000 }, except: { ips: ["10.0.0.0/8"] } }),
  one({ rate: { limit: 10, window: 600, by: "forwardedIp" } }),
  one({ rate: { limit: 2000000000, window: 60 }, match: { methods: ["POST"] }, response: { statusCode: 429 } }),
  one({ rate: { limit: 100, by: "all" }, match: { path: { exactly: ["/login"] } }, action: "challenge" }),
  one({ match: { ips: ["203.0.113.0/24", "2001:db8::/32"], countries: ["DE", "AQ"], asns: [0, 4294967295] } }),
  one({ match: { label: "awswaf:managed:aws:core-rule-set:NoUserAgent_Header" } }),
  one({ match: { headers: { "User-Agent": { contains: ["bot"], ignoreCase: true } }, bodyLargerThan: 8192 } }),
  waf({
    a: { priority: 1, match: { query: { endsWith: ["debug=1"] } }, action: "count", labels: ["team:debug"] },
    b: { priority: 2, match: { label: "team:debug" }, except: { path: { regex: ["^/help"] } } },
  }),
  one({ match: { path: { exactly: ["/"] } }, action: "allow" }, { defaultAction: "block", response: { body: "no" } }),
  one({ except: { ips: ["10.0.0.0/8"] } }, { logs: false }),
  one({ except: { ips: ["10.0.0.0/8"] } }, { logs: { keep: "matched", redactHeaders: [], redactQuery: true } }),
];
