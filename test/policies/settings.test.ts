import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parse } from "yaml";
import { findExemption, isExpired, stackOf, unusedExemptions } from "../../policies/exemptions";
import { parsePolicySettings } from "../../policies/parse-settings";
import { usualLevel } from "../../policies/rule";
import { ruleIds, rules } from "../../policies/rules";
import { classOf, levelIn, noSettings } from "../../policies/settings";

const day = "2026-11-23";
const read = (yaml: string) => parsePolicySettings(parse(yaml), ruleIds, day);

const entry = (changes: Readonly<Record<string, string>> = {}) => ({
  rule: "listener-encrypted",
  urn: "urn:pulumi:prod::shop::*::legacy",
  reason: "old terminals speak no TLS",
  owner: "warehouse",
  expires: "2027-03-31",
  ...changes,
});
const readEntry = (changes: Readonly<Record<string, string>>) =>
  parsePolicySettings({ exemptions: [entry(changes)] }, ruleIds, day);

describe("exemptions", () => {
  test("count through their last day", () => {
    assert.equal(isExpired({ expires: "2026-11-23" }, day), false);
    assert.equal(isExpired({ expires: "2026-11-22" }, day), true);
    assert.deepEqual(readEntry({ expires: day }).problems, []);
    const { settings, problems } = readEntry({ expires: "2026-11-22" });
    assert.equal(settings.exemptions.length, 0);
    assert.match(problems[0] ?? "", /exemptions\[0\]: expired on 2026-11-22 .*warehouse/);
  });

  const wrongs = [
    [
      "a rule with a typo",
      { rule: "listener-encryptd" },
      /no rule "listener-encryptd"; did you mean listener-encrypted\?/,
    ],
    ["a rule of nobody's", { rule: "nothing-at-all" }, /no rule "nothing-at-all"$/],
    ["no such day", { expires: "2027-02-30" }, /no such day/],
    ["another form of date", { expires: "31.3.2027" }, /YYYY-MM-DD/],
    ["no reason", { reason: "  because  " }, /say why/],
    ["nobody who answers for it", { owner: " " }, /exemptions\[0\]\.owner/],
    ["everything at once", { urn: "urn:pulumi:*" }, /matches everything/],
    ["a name in place of a URN", { urn: "legacy" }, /urn:pulumi/],
    ["a field too many", { until: "2027" }, /until/],
  ] as const;
  for (const [title, changes, message] of wrongs) {
    test(`are refused: ${title}`, () => {
      const { settings, problems } = readEntry(changes);
      assert.equal(problems.length, 1, problems.join("\n"));
      assert.match(problems[0] ?? "", message);
      assert.equal(settings.exemptions.length, 0);
    });
  }

  test("match URNs by pattern, text by text", () => {
    const urn = "urn:pulumi:prod::shop::aws:lb/listener:Listener::legacy";
    const find = (pattern: string, rule = "listener-encrypted") =>
      findExemption([entry({ urn: pattern })], { rule, urn }) !== undefined;
    assert.equal(find(urn), true);
    assert.equal(find("urn:pulumi:prod::shop::*::legacy"), true);
    assert.equal(find("*::legacy"), true);
    assert.equal(find("urn:pulumi:prod::shop::*::leg.cy"), false);
    assert.equal(find("urn:pulumi:dev::*::legacy"), false);
    assert.equal(find(urn, "listener-tls-policy"), false);
  });

  test("that excuse nothing are named, as far as their stacks were judged", () => {
    const prod = entry();
    const any = entry({ urn: "*::legacy" });
    assert.equal(stackOf(prod), "prod");
    assert.equal(stackOf(any), undefined);
    const unused = (used: readonly object[], stacks: readonly string[], all: boolean) =>
      unusedExemptions([prod, any], new Set(used as (typeof prod)[]), { stacks, all });
    assert.deepEqual(unused([], ["dev"], false), []);
    assert.deepEqual(unused([], ["prod"], false), [prod]);
    assert.deepEqual(unused([], ["dev", "prod"], true), [prod, any]);
    assert.deepEqual(unused([prod, any], ["dev", "prod"], true), []);
  });
});

describe("levels", () => {
  test("follow the stack's class and the rule's severity", () => {
    assert.equal(classOf("prod", noSettings), "production");
    assert.equal(classOf("acme/shop/dev", noSettings), "development");
    assert.equal(classOf("canary-7", noSettings), "production");
    const { settings } = read("environments: { canary-7: staging }");
    assert.equal(classOf("canary-7", settings), "staging");
    const critical = rules.find(({ severity }) => severity === "critical");
    assert.ok(critical);
    for (const environment of ["production", "staging", "development", "local"] as const) {
      assert.equal(usualLevel(critical, environment), "mandatory");
    }
  });

  test("can be set by rule, for every class or one of them", () => {
    const { settings, problems } = read(
      "rules: { kms-key-rotation: disabled, bucket-lifecycle: { development: mandatory } }",
    );
    assert.deepEqual(problems, []);
    const levels = (id: string) => {
      const rule = rules.find((one) => one.id === id);
      assert.ok(rule);
      return [levelIn(rule, "production", settings), levelIn(rule, "development", settings)];
    };
    assert.deepEqual(levels("kms-key-rotation"), ["disabled", "disabled"]);
    assert.deepEqual(levels("bucket-lifecycle"), ["advisory", "mandatory"]);
  });

  test("are no reason to judge less when the file is wrong", () => {
    const { settings, problems } = read("rulse: { kms-key-rotation: disabled }");
    assert.match(problems.join(), /rulse/);
    assert.deepEqual(settings, noSettings);
    assert.match(read("rules: { kms-key-rotatoin: disabled }").problems.join(), /did you mean kms-key-rotation/);
    assert.match(read("rules: { kms-key-rotation: off }").problems.join(), /rules\.kms-key-rotation/);
  });
});
