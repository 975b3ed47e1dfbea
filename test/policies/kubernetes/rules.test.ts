import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { unknown } from "../../../model/graph";
import { types } from "../../../platforms/kubernetes/catalog/types";
import { evaluate } from "../../../policies/evaluate";
import { saidOf } from "../../../policies/format-result";
import { kubernetesRuleIds } from "../../../policies/kubernetes-rule-ids";
import type { Rule } from "../../../policies/rule";
import { ruleIds } from "../../../policies/rules";
import { kubernetesRules } from "../../../policies/rules/kubernetes";
import { breakIn, everyRule } from "../breaks";
import type { Break } from "../cases";
import { graphOf, type Program, withProperty } from "../fixture";
import { kubernetesCases } from "./cases";
import { compliant } from "./compliant";

const judge = (rule: Rule, program: Program) => evaluate(graphOf(program), [rule], everyRule).results;

const titleOf = (how: Break): string =>
  "length" in how ? `${how[0]}.${how[1]} = ${JSON.stringify(how[2]) ?? "nothing"}` : `${how.resource}: ${how.title}`;

/** Rules that ask whether something is said at all: it is, whatever it will be. */
const asksWhetherSaid = new Set(["replicas-left-to-autoscaler", "route-fields-kept", "route-timeout-per-try"]);

describe("the rules of Kubernetes objects", () => {
  test("all have breaks that must be caught, and no breaks are of no rule", () => {
    const ids = kubernetesRules.map(({ id }) => id);
    assert.deepEqual(Object.keys(kubernetesCases).sort(), [...ids].sort());
    assert.deepEqual([...kubernetesRuleIds].sort(), [...ids].sort());
    for (const breaks of Object.values(kubernetesCases)) assert.ok(breaks.length > 0);
    assert.deepEqual(
      ids.filter((id) => ruleIds.includes(id)),
      [],
    );
  });

  test("say what holds, why, how to mend it, and where to read more, of types that are known", () => {
    const known = new Set<string>(Object.values(types));
    for (const { id, title, why, remediation, url, types: judged } of kubernetesRules) {
      assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)+$/);
      assert.match(title, /^[A-Z].*[^.]$/, id);
      assert.match(why, /^[A-Z`].{20,}\.$/s, id);
      assert.match(remediation, /^[A-Z].*\.$/s, id);
      assert.match(url, /^https:\/\//, id);
      for (const type of judged) assert.ok(known.has(type), `${id}: ${type}`);
    }
  });

  test("find nothing wrong with a cluster that is in order, and leave nothing open", () => {
    const { results, notApplicable } = evaluate(graphOf(compliant), kubernetesRules, everyRule);
    const open = results.filter(({ verdict }) => verdict !== "pass");
    assert.deepEqual(
      open.flatMap((one) => saidOf(one).map((text) => `${one.rule} ${one.name}: ${one.verdict} ${text}`)),
      [],
    );
    assert.deepEqual([...notApplicable].sort(), [
      "pod-has-controller",
      "pod-own-service-account",
      "source-hash-sees-clients",
    ]);
  });

  test("find nothing in a program without objects", () => {
    const { results } = evaluate(graphOf({}), kubernetesRules, everyRule);
    assert.deepEqual(results, []);
  });

  for (const rule of kubernetesRules) {
    const breaks = kubernetesCases[rule.id] ?? [];
    test(`${rule.id} catches each of ${breaks.length} breaks, and is not sure where the value is not known`, () => {
      for (const how of breaks) {
        const resource = "length" in how ? how[0] : how.resource;
        const results = judge(rule, breakIn(compliant, how)).filter(({ name }) => name === resource);
        assert.deepEqual(
          results.map(({ verdict }) => verdict),
          ["fail"],
          titleOf(how),
        );
        for (const { findings } of results)
          for (const { property, problem } of findings) {
            assert.ok(problem.includes("; expected "), `${titleOf(how)}: ${problem}`);
            assert.ok(!problem.includes("undefined"), problem);
            assert.ok(!/\[\]|\.\./.test(property), property);
          }
        if (!("length" in how) || how[2] === undefined) continue;
        const unsure = judge(rule, withProperty(compliant, how[0], how[1], unknown)).filter(
          ({ name }) => name === resource,
        );
        for (const { verdict } of unsure) assert.notEqual(verdict, "error", titleOf(how));
        const expected = asksWhetherSaid.has(rule.id) ? "fail" : "unknown";
        for (const { verdict } of unsure) assert.equal(verdict, expected, `${titleOf(how)}, not known`);
      }
    });
  }
});
