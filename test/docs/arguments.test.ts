import assert from "node:assert/strict";
import { test } from "node:test";
import { clusterSpec } from "../../components/vip-cluster/settings";
import { argumentTables, declaredArguments } from "../../tools/docs/arguments";
import { answerOf } from "../../tools/docs/arguments-page";
import { optionRows } from "../../tools/docs/options";
import { root } from "../../tools/setup";

const options = optionRows(clusterSpec()).map(({ path }) => path);

for (const table of argumentTables) {
  const known = [...Object.keys(table.offered), ...Object.keys(table.refused), ...table.reached];

  test(`aws.${table.type}: every argument of the provider has its place, once`, () => {
    const declared = declaredArguments(root, table);
    assert.ok(declared.length > 5, `${declared.length}`);
    assert.deepEqual(
      declared.filter((name) => answerOf(table, name) === undefined),
      [],
    );
    assert.deepEqual([...known].sort(), [...declared].sort());
  });

  test(`aws.${table.type}: options that are named exist`, () => {
    const named = Object.values(table.offered).filter((option) => !option.startsWith("= "));
    const stray = named.filter((option) => !options.some((path) => path === option || path.startsWith(`${option}(`)));
    assert.deepEqual(stray, []);
  });
}

test("what is not offered has a reason", () => {
  for (const { refused } of argumentTables) {
    for (const [name, reason] of Object.entries(refused)) assert.ok(reason.length > 20, name);
  }
});
