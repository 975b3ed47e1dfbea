import assert from "node:assert/strict";
import { test } from "node:test";
import { oneOf } from "../../model/settings/one-of";

test("a list of what is allowed is shortened behind the ninth", () => {
  assert.equal(oneOf(["a"]), "only a");
  assert.equal(oneOf(["a", 2]), "one of a, 2");
  assert.equal(oneOf([..."abcdefghi"]), "one of a, b, c, d, e, f, g, h, i");
  assert.equal(oneOf([..."abcdefghijk"]), "one of a, b, c, d, e, f, g, h, i, and 2 more");
});
