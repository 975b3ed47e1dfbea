import assert from "node:assert/strict";
import { test } from "node:test";
import type { WebAclInput } from "../../../components/aws/web-acl/inputs";
import { renderWebAcl } from "../../../twin/balancer/render/web-acl";
import { balancer } from "../../support/balancing";
import { enforced } from "../../support/web-acl";

const rendered = (input: WebAclInput) => renderWebAcl(balancer(20, [], { webAcl: enforced(input) }), 20);

test("what this machine cannot judge is left out by name, with the reason, and what needs it too", () => {
  const { rules, unenforced } = enforced({
    rules: {
      a: { priority: 1, managed: { name: "AWSManagedRulesCommonRuleSet" } },
      b: { priority: 2, match: { countries: ["AQ"] }, labels: ["far"] },
      c: { priority: 3, match: { label: "far" } },
      d: { priority: 4, match: { asns: [64512] }, rate: { limit: 100 } },
      e: { priority: 5, match: { path: { exactly: ["/login"] } }, action: "captcha" },
      f: { priority: 6, match: { label: "awswaf:managed:token:absent" } },
      g: { priority: 7, match: { path: { exactly: ["/"] } } },
    },
  });
  assert.deepEqual(
    rules.map(({ name }) => name),
    ["g"],
  );
  assert.deepEqual(
    unenforced.map(({ name, why }) => `${name} ${why}`),
    [
      "a is the managed rule group AWS/AWSManagedRulesCommonRuleSet",
      "b needs the countries of addresses",
      "c asks for the label far, which no rule before it puts on here",
      "d needs the networks (ASN) of addresses",
      "e answers with a captcha",
      "f asks for the label awswaf:managed:token:absent, which no rule before it puts on here",
    ],
  );
});

test("a fourth rate is more than HAProxy counts for one request", () => {
  const rate = { limit: 100 };
  const rules = Object.fromEntries(["a", "b", "c", "d"].map((key, priority) => [key, { priority, rate }]));
  const { unenforced } = enforced({ rules });
  assert.deepEqual(unenforced, [{ name: "d", why: "is one rate more than the 3 that are counted here" }]);
});

test("texts of the user's are words to HAProxy, whatever stands in them", () => {
  const lines = rendered({
    rules: {
      quoted: {
        priority: 1,
        match: { path: { exactly: ["/it's %[src] # $x"] }, headers: { "X-A": { regex: ["^(a|b)\\s'"] } } },
        response: { statusCode: 400, body: "a 'quoted' %[src]\n", headers: { "X-B": "100 %[src]" } },
      },
    },
  });
  assert.deepEqual(lines, [
    [
      "http-request return status 400 content-type 'text/plain'",
      "string a\\x20\\x27quoted\\x27\\x20\\x25\\x5bsrc\\x5d\\x0a hdr Server awselb/2.0 hdr X-B '100 %%[src]'",
      "if !{ var(txn.waf_allowed) -m bool } { path -m str -- '/it'\\''s %[src] # $x' }",
      "{ req.fhdr(x-a) -m reg -- '^(a|b)\\s'\\''' }",
    ].join(" "),
  ]);
  assert.throws(() => rendered({ rules: { a: { priority: 1, match: { path: { exactly: ["a\nb"] } } } } }), RangeError);
});

test("without a web ACL nothing stands before a balancer", () => {
  assert.deepEqual(renderWebAcl(balancer(20, []), 20), []);
});
