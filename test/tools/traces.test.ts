import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { withoutScopeless } from "../../tools/base/traces.cjs";

const frame = "    at Resource (/project/node_modules/@pulumi/resource.ts:1:2)";
const own = "    at create (/project/components/network/index.ts:3:4)";
const inner = "    at run (/project/node_modules/@pulumi/pulumi/cmd/run/run.ts:5:6)";

function failing(message: string, cause?: Error): Error {
  const error = new Error(message, cause && { cause });
  error.stack = [`Error: ${message}`, frame, own, inner].join("\n");
  return error;
}

test("a trace with a file right below a scope is coloured in no time", () => {
  const error = failing("outer", failing("inner"));
  withoutScopeless(error);
  const began = performance.now();
  const text = inspect(error, { colors: true });
  assert.ok(performance.now() - began < 1000);
  assert.match(text, /outer/);
  assert.match(text, /inner/);
});

test("every other frame stays", () => {
  const error = failing("outer");
  withoutScopeless(error);
  assert.equal(error.stack, ["Error: outer", own, inner].join("\n"));
});

test("what is no error, and errors that cause each other, do no harm", () => {
  for (const thrown of [undefined, "text", { stack: 1 }]) withoutScopeless(thrown);
  const [first, second] = [failing("first"), failing("second")];
  first.cause = second;
  second.cause = first;
  withoutScopeless(first);
  assert.doesNotMatch(second.stack ?? "", /resource\.ts/);
});
