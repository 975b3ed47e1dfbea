import type { BadInput, Changes } from "./support";

const waf = (rules: object, more: object = {}): Changes => ({ "firewall.waf": { rules, ...more } });
const one = (rule: object, more: object = {}): Changes => waf({ one: { priority: 1, ...rule } }, more);
const at = (option: string) => `cluster.firewall.waf.${option}`;
const path = { path: { startsWith: ["/admin"] } };
const group = { managed: { name: "AWSManagedRulesCommonRuleSet" } };

/** Enough groups to cost more than a web ACL holds: eight of 700 WCU. */
const tooMany = Object.fromEntries(
  Array.from({ length: 8 }, (_, index) => [`group${index}`, { priority: index, ...group }]),
);

/** Web ACLs. */
export const webAcls: readonly BadInput[] = [
  [
    "nlb",
    one({ match: path }),
    { "cluster.firewall.waf": "set the load balancer's type to application, or leave the web ACL out" },
  ],
  ["alb", waf({}), { [at("rules")]: "no rule: nothing would be looked at" }],
  ["alb", { "firewall.waf": {} }, { [at("rules")]: "missing" }],
  [
    "alb",
    waf({ a: { priority: 1, match: path }, b: { priority: 1, match: path } }),
    { [at("rules.b.priority")]: "a has it already" },
  ],
  ["alb", waf({ a: { match: path } }), { [at("rules.a.priority")]: "missing" }],
  ["alb", one({}), { [at("rules.one")]: "one of managed, match, except, rate" }],
  [
    "alb",
    one({ ...group, rate: { limit: 100 }, labels: ["x"], action: "allow", response: {} }),
    {
      [at("rules.one.rate")]: "a managed group has no rate",
      [at("rules.one.labels")]: "a managed group puts labels of its own",
      [at("rules.one.action")]: "block or count",
      [at("rules.one.response")]: "a managed group answers by itself",
    },
  ],
  [
    "alb",
    one({ rate: { limit: 100 }, action: "allow" }),
    { [at("rules.one.action")]: "block, count, captcha or challenge" },
  ],
  ["alb", one({ rate: { limit: 9 } }), { [at("rules.one.rate.limit")]: "10 to 2000000000 requests" }],
  [
    "alb",
    one({ rate: { limit: 10, window: 100 } }),
    { [at("rules.one.rate.window")]: "one of 60, 120, 300, 600 seconds" },
  ],
  [
    "alb",
    one({ rate: { limit: 10, by: "all" } }),
    { [at("rules.one.rate.by")]: "counts all requests of nothing in particular" },
  ],
  [
    "alb",
    one({ match: path, action: "count", response: {} }),
    { [at("rules.one.response")]: "only what is blocked is answered, and this is count" },
  ],
  ["alb", one({ match: path }, { response: {} }), { [at("response")]: "defaultAction is allow" }],
  ["alb", one({ match: path, action: "drop" }), { [at("rules.one.action")]: "one of allow, block, count" }],
  ["alb", one({ match: path, response: { statusCode: 600 } }), { [at("rules.one.response.statusCode")]: "200 to 599" }],
  ["alb", one({ match: {} }), { [at("rules.one.match")]: "describes no request" }],
  [
    "alb",
    one({ match: { path: {} } }),
    { [at("rules.one.match.path")]: "one of exactly, startsWith, endsWith, contains, regex" },
  ],
  [
    "alb",
    one({ match: { path: { exactly: ["/Admin"], ignoreCase: true } } }),
    { [at("rules.one.match.path.exactly[0]")]: "write /admin" },
  ],
  ["alb", one({ match: { path: { regex: ["("] } } }), { [at("rules.one.match.path.regex[0]")]: "such as ^/v[0-9]+/" }],
  [
    "alb",
    one({ match: { headers: { Host: { exactly: ["a"] }, host: { exactly: ["b"] } } } }),
    { [at("rules.one.match.headers.host")]: "named twice" },
  ],
  ["alb", one({ match: { countries: ["UK"] } }), { [at("rules.one.match.countries[0]")]: "write GB" }],
  ["alb", one({ match: { ips: ["10.0.0.1"] } }), { [at("rules.one.match.ips[0]")]: "write 10.0.0.1/32" }],
  ["alb", one({ match: { asns: [-1] } }), { [at("rules.one.match.asns[0]")]: "0 to 4294967295" }],
  ["alb", one({ match: { bodyLargerThan: 8193 } }), { [at("rules.one.match.bodyLargerThan")]: "1 to 8192 bytes" }],
  [
    "alb",
    waf({ a: { priority: 1, match: path, labels: ["robot"] }, b: { priority: 2, match: { label: "robots" } } }),
    { [at("rules.b.match.label")]: "did you mean robot" },
  ],
  [
    "alb",
    waf({ a: { priority: 3, match: path, labels: ["robot"] }, b: { priority: 2, match: { label: "robot" } } }),
    { [at("rules.b.match.label")]: "no rule before this one puts it on a request" },
  ],
  ["alb", waf(tooMany), { [at("rules")]: "costs more WCU than a web ACL holds, got 5600; at most 5000 WCU" }],
  [
    "alb",
    one({ ...group, managed: { name: "AWSManagedRulesCommonRuleSet", version: "1 2" } }),
    { [at("rules.one.managed.version")]: "a version such as Version_1.17" },
  ],
  ["alb", one({ match: path }, { logs: { retention: 100 } }), { [at("logs.retention")]: "write 120" }],
];
