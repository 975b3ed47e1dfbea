import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultLimits, isLimitKey, limitKeys } from "../../platforms/aws/limits";
import { readSnapshot, strayLimits } from "../../tools/limits";
import { anchors } from "../../tools/limits/anchors";
import { compareFacts, factsOf, serviceModel, unsupported } from "../../tools/limits/facts";

const snapshot = readSnapshot();

test("every limit that cites a member of a service model stands there, in the version that was read last", () => {
  assert.deepEqual(strayLimits(snapshot.facts), []);
  for (const [key, anchor] of Object.entries(anchors)) {
    assert.ok(isLimitKey(key), key);
    assert.ok(snapshot.facts[anchor] !== undefined, anchor);
  }
  const cited = limitKeys.filter((key) => defaultLimits[key].source.includes("botocore"));
  assert.ok(cited.length >= 40, `${cited.length}`);
  for (const key of cited) assert.ok(defaultLimits[key].source.endsWith(`botocore ${snapshot.botocore}`), key);
});

const model = (more: object = {}, text = "The range is 5-300 seconds.") =>
  serviceModel.parse({
    shapes: {
      Input: { type: "structure", members: { Interval: { shape: "Seconds", documentation: text }, ...more } },
      Seconds: { type: "integer", min: 5, max: 300 },
      Kind: { type: "string", enum: ["a", "b"] },
    },
  });

test("a range, a value, a member and a number in a text that move are told", () => {
  const before = factsOf("elbv2", model({ Kind: { shape: "Kind" } }), ["Input"]);
  assert.deepEqual(compareFacts(before, before), []);
  const moved = model({ Fresh: { shape: "Kind" } }, "The range is 5-600 seconds.");
  const after = factsOf("elbv2", moved, ["Input"]);
  assert.deepEqual(compareFacts(before, after), [
    "elbv2 Input.Fresh: new member",
    "elbv2 Input.Interval: numbers in the text: - 300 + 600",
    "elbv2 Input.Kind: gone",
  ]);
  const [old] = Object.values(before);
  assert.ok(old);
  const values = { a: { min: 1, values: ["x"], numbers: [] } };
  assert.deepEqual(compareFacts(values, { a: { min: 2, values: ["y"], numbers: [] } }), [
    "a: min 1 -> 2",
    "a: new values y",
    "a: values gone x",
  ]);
  assert.deepEqual(unsupported({ min: 5, max: 301 }, old), [301]);
  assert.deepEqual(unsupported({ min: 0, max: 7 }, undefined), [0, 7]);
});
