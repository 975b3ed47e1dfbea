import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { evaluate } from "../../policies/evaluate";
import { rules } from "../../policies/rules";
import { levelIn, noSettings } from "../../policies/settings";
import { createShop } from "../faulty";
import { type FaultId, faultIds, faults, foundIn } from "../faulty/faults";
import { planOnEcho } from "../support/echo-plan";

/** What the policies of production say of the shop with these faults. */
async function findings(ids: readonly FaultId[]): Promise<readonly string[]> {
  const graph = await planOnEcho(() => {
    createShop(ids, {});
  });
  const settings = {
    levelOf: (rule: (typeof rules)[number]) => levelIn(rule, "production", noSettings),
    exemptions: [],
  };
  return evaluate(graph, rules, settings)
    .results.filter(({ verdict }) => verdict !== "pass")
    .map(({ rule, name }) => `${rule} ${name}`)
    .sort();
}

describe("a shop with many faults", () => {
  test("has 25 of them or more, in every part", () => {
    assert.ok(faultIds.length >= 25);
  });

  test("is caught in all of them, and in nothing else", async () => {
    assert.deepEqual(await findings(faultIds), foundIn(faultIds));
  });

  test("is clean without any", async () => {
    assert.deepEqual(await findings([]), []);
  });

  for (const id of faultIds) {
    test(`says exactly what is wrong where ${faults[id].what}, and no more once it is mended`, async () => {
      assert.deepEqual(await findings([id]), foundIn([id]));
      const others = faultIds.filter((other) => other !== id);
      assert.deepEqual(await findings(others), foundIn(others));
    });
  }
});
