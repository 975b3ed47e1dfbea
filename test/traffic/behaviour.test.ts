import assert from "node:assert/strict";
import { test } from "node:test";
import { cases } from "../support/behaviour/cases";
import { BehavingStack } from "../support/behaviour/stack";

test("the stack on AWS, on the twin, behaves as every stack does", async (t) => {
  const stack = BehavingStack.of(t, "local");
  await stack.start();
  for (const { name, run } of cases) await t.test(name, () => run(stack));
  const { code, stdout, stderr } = await stack.run("down");
  assert.equal(code, 0, stdout + stderr);
});
