import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { WebAcl } from "../../components";
import { planCapacity } from "../../components/aws/web-acl/capacity";
import type { WebAclInput } from "../../components/aws/web-acl/inputs";
import { planLogging } from "../../components/aws/web-acl/logging";
import { planDefaultAction, planIpSets, planRules } from "../../components/aws/web-acl/plan";
import { webAclSettings } from "../../components/aws/web-acl/settings";
import { toJson } from "../../model/graph/json";
import { rulesCapacity } from "../../platforms/aws/web-acl/capacity";
import { labelOf, record } from "../support/recorder";

const balancers = {
  shop: { arn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shop/1a2b3c4d5e6f7a8b" },
};
const parse = (input: WebAclInput) => webAclSettings().parse(input);
const planned = (rules: WebAclInput["rules"]) => planRules(parse({ rules }), (key) => `set/${key}`);
type Rule = Omit<WebAclInput["rules"][string], "priority">;
const statementOf = (rule: Rule) => toJson(planned({ one: { priority: 1, ...rule } })[0]?.statement);

const mixed: WebAclInput = {
  rules: {
    flood: {
      priority: 20,
      rate: { limit: 2000 },
      response: { statusCode: 429, body: "slow down", headers: { "Retry-After": "60" } },
    },
    office: { priority: 5, action: "allow", match: { ips: ["203.0.113.0/24", "2001:db8::/32"] } },
    known: { priority: 10, managed: { name: "AWSManagedRulesKnownBadInputsRuleSet", version: "Version_1.22" } },
  },
};

describe("a web ACL", () => {
  test("makes exactly these children", async () => {
    const { resources, result } = await record(() => new WebAcl("shop", { balancers, ...mixed }));
    assert.deepEqual(resources.map(labelOf), [
      "LogGroup shop-waf-log-group",
      "Key shop-waf-log-key",
      "IpSet shop-ips-office-match-ipv4",
      "IpSet shop-ips-office-match-ipv6",
      "WebAcl shop-web-acl",
      "WebAclAssociation shop-shield-shop",
      "WebAclLoggingConfiguration shop-waf-logging",
      "WebAcl shop",
    ]);
    const inputs = (name: string) => resources.find((one) => one.name === name)?.inputs ?? {};
    assert.match(String(inputs("shop-waf-log-group")["name"]), /^aws-waf-logs-shop-[0-9a-f]{8}$/);
    assert.equal(result.capacity, 204);
    const acl = inputs("shop-web-acl");
    assert.equal(acl["scope"], "REGIONAL");
    assert.deepEqual(acl["customResponseBodies"], [{ key: "flood", content: "slow down", contentType: "TEXT_PLAIN" }]);
    const rules = acl["rules"] as readonly { name: string; priority: number }[];
    assert.deepEqual(
      rules.map(({ name, priority }) => [name, priority]),
      [
        ["office", 5],
        ["known", 10],
        ["flood", 20],
      ],
    );
  });

  test("without a log makes none, and an optional part adds only its own resources", async () => {
    const rules = { flood: { priority: 1, rate: { limit: 100 } } };
    const { resources, result } = await record(() => new WebAcl("shop", { balancers, rules, logs: false }));
    assert.deepEqual(resources.map(labelOf), [
      "WebAcl shop-web-acl",
      "WebAclAssociation shop-shield-shop",
      "WebAcl shop",
    ]);
    assert.equal(result.logGroup, undefined);
  });

  test("is refused before a network load balancer, with the alternative", async () => {
    const network = { mail: { ...balancers.shop, type: "network" as const } };
    const byArn = { mail: { arn: balancers.shop.arn.replace("/app/", "/net/") } };
    await assert.rejects(
      record(() => new WebAcl("shop", { balancers: byArn, ...mixed })),
      /balancers\.mail: AWS WAF/,
    );
    await assert.rejects(
      record(() => new WebAcl("shop", { balancers: network, ...mixed })),
      /balancers\.mail: AWS WAF stands before no network load balancer.*listeners' allow and firewall\.edges/s,
    );
  });

  test("has the metrics of all rules together, and of each", async () => {
    const { result } = await record(() => {
      const acl = new WebAcl("shop", { balancers, ...mixed });
      const views = [acl.metric("BlockedRequests"), acl.metric("CountedRequests", "flood")];
      assert.throws(
        () => acl.metric("BlockedRequests", "floods"),
        /no such rule, got "floods"; one of flood, known, office/,
      );
      return views.map(({ namespace, metricName, dimensions }) => [namespace, metricName, dimensions["Rule"]]);
    });
    assert.deepEqual(result, [
      ["AWS/WAFV2", "BlockedRequests", "ALL"],
      ["AWS/WAFV2", "CountedRequests", "flood"],
    ]);
  });
});

describe("the plan of rules", () => {
  test("has managed groups as they are, or counting, with single rules otherwise", () => {
    const [block, count] = planned({
      block: {
        priority: 1,
        managed: { name: "AWSManagedRulesCommonRuleSet", actions: { SizeRestrictions_BODY: "count" } },
      },
      count: { priority: 2, action: "count", managed: { name: "X", vendor: "F5" } },
    }).map(toJson) as Record<string, unknown>[];
    assert.deepEqual(block?.["overrideAction"], { none: {} });
    assert.deepEqual(block?.["statement"], {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name: "AWSManagedRulesCommonRuleSet",
        ruleActionOverrides: [{ name: "SizeRestrictions_BODY", actionToUse: { count: {} } }],
      },
    });
    assert.deepEqual([count?.["overrideAction"], count?.["action"]], [{ count: {} }, undefined]);
  });

  test("joins conditions by and, their texts by or, and takes exceptions out one by one", () => {
    const any = { textTransformations: [{ priority: 0, type: "NONE" }] };
    const starts = (searchString: string) => ({
      byteMatchStatement: { fieldToMatch: { uriPath: {} }, ...any, positionalConstraint: "STARTS_WITH", searchString },
    });
    assert.deepEqual(statementOf({ match: { path: { startsWith: ["/a"] } } }), starts("/a"));
    assert.deepEqual(
      statementOf({
        match: { path: { startsWith: ["/a", "/b"] }, countries: ["DE"] },
        except: { ips: ["10.0.0.0/8"], label: "awswaf:x" },
      }),
      {
        andStatement: {
          statements: [
            { geoMatchStatement: { countryCodes: ["DE"] } },
            { orStatement: { statements: [starts("/a"), starts("/b")] } },
            { notStatement: { statement: { ipSetReferenceStatement: { arn: "set/one-except-ipv4" } } } },
            { notStatement: { statement: { labelMatchStatement: { scope: "LABEL", key: "awswaf:x" } } } },
          ],
        },
      },
    );
  });

  test("has rates by address, by the proxy's word, or of all together", () => {
    assert.deepEqual(statementOf({ rate: { limit: 100 } }), {
      rateBasedStatement: { limit: 100, evaluationWindowSec: 300, aggregateKeyType: "IP" },
    });
    assert.deepEqual(statementOf({ rate: { limit: 100, window: 60, by: "forwardedIp" } }), {
      rateBasedStatement: {
        ...{ limit: 100, evaluationWindowSec: 60, aggregateKeyType: "FORWARDED_IP" },
        forwardedIpConfig: { headerName: "X-Forwarded-For", fallbackBehavior: "NO_MATCH" },
      },
    });
  });

  test("sorts IP sets by rule, and ranges by family", () => {
    const settings = parse({
      rules: {
        b: { priority: 1, match: { ips: ["2001:db8::/32", "10.0.0.0/8"] } },
        a: { priority: 2, except: { ips: ["10.1.0.0/16"] } },
      },
    });
    assert.deepEqual(planIpSets(settings), [
      { key: "a-except-ipv4", ipAddressVersion: "IPV4", addresses: ["10.1.0.0/16"] },
      { key: "b-match-ipv4", ipAddressVersion: "IPV4", addresses: ["10.0.0.0/8"] },
      { key: "b-match-ipv6", ipAddressVersion: "IPV6", addresses: ["2001:db8::/32"] },
    ]);
  });

  test("redacts credentials by default, and keeps what matched where that is asked", () => {
    const logs = (more: object) => {
      const { logs: settings } = parse({ rules: mixed.rules, logs: more });
      assert.ok(settings !== false);
      return planLogging(settings);
    };
    assert.deepEqual(logs({}), {
      redactedFields: [{ singleHeader: { name: "authorization" } }, { singleHeader: { name: "cookie" } }],
    });
    const matched = logs({ keep: "matched", redactHeaders: ["X-Key"], redactQuery: true });
    assert.deepEqual(matched.redactedFields, [{ singleHeader: { name: "x-key" } }, { queryString: {} }]);
    assert.equal(matched.loggingFilter?.defaultBehavior, "DROP");
  });

  test("answers what the default action blocks", () => {
    assert.deepEqual(planDefaultAction(parse({ rules: mixed.rules })), { allow: {} });
    assert.deepEqual(
      planDefaultAction(parse({ rules: mixed.rules, defaultAction: "block", response: { body: "no" } })),
      {
        block: { customResponse: { responseCode: 403, customResponseBodyKey: "default_action" } },
      },
    );
  });
});

describe("capacity", () => {
  test("is what AWS's own example of check-capacity answers: 15", () => {
    const header = { singleHeader: { name: "host" } };
    const lower = { textTransformations: [{ priority: 0, type: "LOWERCASE" }] };
    const byte = { searchString: "example.com", fieldToMatch: header, ...lower, positionalConstraint: "EXACTLY" };
    const geo = { countryCodes: ["US", "IN"] };
    const rules = [
      { statement: { andStatement: { statements: [{ byteMatchStatement: byte }, { geoMatchStatement: geo }] } } },
      { statement: { rateBasedStatement: { limit: 1000, aggregateKeyType: "IP" } } },
    ];
    assert.deepEqual(rulesCapacity(rules), { known: 15, unknown: [] });
  });

  const cost = (rule: Rule) => planCapacity(parse({ rules: { one: { priority: 1, ...rule } } }));

  const costs: readonly (readonly [what: string, rule: Rule, known: number])[] = [
    ["a range", { match: { ips: ["10.0.0.0/8"] } }, 1],
    ["both families", { match: { ips: ["10.0.0.0/8", "2001:db8::/32"] } }, 2],
    ["countries", { match: { countries: ["DE", "FR"] } }, 1],
    ["networks", { match: { asns: [1, 2] } }, 1],
    ["a body's size", { match: { bodyLargerThan: 10 } }, 1],
    ["an exact text", { match: { path: { exactly: ["/"] } } }, 2],
    ["a text inside", { match: { path: { contains: ["/"] } } }, 10],
    ["whatever the case", { match: { path: { contains: ["/"], ignoreCase: true } } }, 20],
    ["an expression", { match: { path: { regex: ["/"] } } }, 3],
    ["a rate", { rate: { limit: 100 } }, 2],
    ["a rate of something", { rate: { limit: 100 }, match: { path: { exactly: ["/", "/a"] } } }, 6],
    [
      "a group and what it leaves alone",
      { managed: { name: "AWSManagedRulesCommonRuleSet" }, except: { ips: ["10.0.0.0/8"] } },
      701,
    ],
    ["a group whose cost is given", { managed: { name: "X", vendor: "F5", capacity: 300 } }, 300],
  ];
  for (const [what, rule, known] of costs) {
    test(`of ${what}: ${known} WCU`, () => assert.deepEqual(cost(rule), { known, unknown: [] }));
  }

  test("names the groups whose cost is not published", () => {
    assert.deepEqual(cost({ managed: { name: "X", vendor: "F5" } }), { known: 0, unknown: ["F5/X"] });
  });
});

/** Operators around the deepest leaf. */
function depth(statement: unknown): number {
  if (typeof statement !== "object" || statement === null) return 0;
  return Math.max(
    0,
    ...Object.entries(statement).map(([key, part]) => {
      if (key === "notStatement") return 1 + depth((part as { statement: unknown }).statement);
      if (key !== "andStatement" && key !== "orStatement") return 0;
      return 1 + Math.max(...(part as { statements: unknown[] }).statements.map(depth));
    }),
  );
}

test("no rule nests deeper than the provider takes below a rate: two operators", () => {
  const texts = fc.array(fc.constantFrom("/a", "/b"), { minLength: 1, maxLength: 2 });
  const match = fc.record(
    {
      ips: fc.constant<string[]>(["10.0.0.0/8", "2001:db8::/32"]),
      path: fc.record({ startsWith: texts, contains: texts }),
      methods: fc.constant<("GET" | "PUT")[]>(["GET", "PUT"]),
      headers: fc.constant<Record<string, { exactly?: string[]; regex?: string[] }>>({
        host: { exactly: ["a", "b"] },
        via: { regex: ["x"] },
      }),
      bodyLargerThan: fc.constant(9),
    },
    { requiredKeys: ["bodyLargerThan"] },
  );
  fc.assert(
    fc.property(match, fc.option(match, { nil: undefined }), (wanted, spared) => {
      const rule = { match: wanted, ...(spared === undefined ? {} : { except: spared }) };
      assert.ok(depth(statementOf(rule)) <= 2);
    }),
    { numRuns: 100 },
  );
});
