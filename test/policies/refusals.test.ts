import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { constrainedTypes, constraintsOf } from "../../platforms/aws/constraints";
import { type LimitKey, limitKeys } from "../../platforms/aws/limits";
import { refusalRules, ruleIds, rules } from "../../policies/rules";
import { ModelRegistry } from "../../twin/control/registry";
import { services } from "../../twin/control/services";
import { twinRefusals } from "../support/refusals";
import { finders, limitsElsewhere } from "./refused";

const judged = new Set(refusalRules.filter(({ id }) => id.endsWith("-values-accepted")).flatMap(({ types }) => types));

describe("what the twin refuses", () => {
  test("of a resource by itself is found by a rule, for every type", () => {
    assert.deepEqual(
      constrainedTypes.filter((type) => !judged.has(type)),
      [],
    );
  });

  test("stands in the tables that the rules read, and nowhere else", () => {
    const registry = new ModelRegistry(services);
    const own = registry.types.filter((type) => registry.resource(type).check !== undefined);
    assert.deepEqual(
      own.filter((type) => constraintsOf(type) === undefined),
      [],
    );
  });

  test("of resources beside each other is found by a rule, or no plan can show it", () => {
    assert.deepEqual([...Object.keys(finders)].sort(), [...twinRefusals()].sort());
  });

  for (const [refusal, finder] of Object.entries(finders)) {
    test(`${refusal}: found, or with a reason`, () => {
      if ("rule" in finder) assert.ok(ruleIds.includes(finder.rule), finder.rule);
      else assert.match(finder.why, /^\S.{20,}[^.]$/);
    });
  }
});

test("every limit of the model is held by a rule, or there is a reason", () => {
  const held = new Set(
    constrainedTypes.flatMap((type) => {
      const constraints = constraintsOf(type);
      return [constraints?.constraint, constraints?.refusals, constraints?.changeRefusals].flatMap(
        (constraint): readonly LimitKey[] => constraint?.limits ?? [],
      );
    }),
  );
  const elsewhere = new Set<string>(Object.keys(limitsElsewhere));
  const open = limitKeys.filter((key) => !key.startsWith("vipkit.") && !held.has(key) && !elsewhere.has(key));
  assert.deepEqual(open, []);
  const stale = [...elsewhere].filter((key) => !limitKeys.some((known) => known === key));
  assert.deepEqual(stale, []);
  for (const finder of Object.values(limitsElsewhere)) {
    if ("rule" in finder)
      assert.ok(
        rules.some(({ id }) => id === finder.rule),
        finder.rule,
      );
  }
});
