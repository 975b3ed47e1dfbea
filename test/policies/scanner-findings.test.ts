import assert from "node:assert/strict";
import { test } from "node:test";
import { scannerFindings } from "../../policies/scanner-findings";
import { runStack, valuesOf } from "../support/stacks";

/** What Checkov 3.3.30 found in prod on 2026-12-01, by `<control> <findings>`. */
const found = [
  "CKV2_AWS_1 3",
  "CKV2_AWS_40 1",
  "CKV2_AWS_62 1",
  "CKV2_AWS_76 1",
  "CKV_AWS_144 1",
  "CKV_AWS_145 1",
  "CKV_AWS_18 1",
  "CKV_AWS_21 1",
  "CKV_AWS_231 2",
  "CKV_AWS_260 1",
  "CKV_AWS_287 2",
  "CKV_AWS_288 2",
  "CKV_AWS_289 2",
  "CKV_AWS_290 4",
  "CKV_AWS_352 3",
  "CKV_AWS_355 4",
  "CKV_AWS_61 3",
];

const pairs = scannerFindings.flatMap(({ controls, resources }) =>
  controls.flatMap((control) => resources.map((resource) => ({ control, resource }))),
);

test("every finding of the scanner in prod has a reason, and every reason a finding", () => {
  const counts = new Map<string, number>();
  for (const { control } of pairs) counts.set(control, (counts.get(control) ?? 0) + 1);
  assert.deepEqual([...counts].map(([control, count]) => `${control} ${count}`).sort(), found);
  assert.equal(new Set(pairs.map(({ control, resource }) => `${control} ${resource}`)).size, pairs.length);
  for (const { why } of scannerFindings) assert.match(why, /^\S.{40,}[^.]$/);
});

test("each is about a resource that prod still has", async () => {
  const { resources } = await runStack(valuesOf("prod"));
  const planned = new Set(resources.map(({ name }) => name));
  assert.deepEqual(
    pairs.filter(({ resource }) => !planned.has(resource)),
    [],
  );
});
