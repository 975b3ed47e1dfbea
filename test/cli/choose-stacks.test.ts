import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import type { SharedInput } from "../../cli/command/define";
import { chooseStack, chooseStacks } from "../../cli/command/stacks";
import { folderWith } from "../support/stack-files";

const twin = "config:\n  vipkit:twin: {}\n";
const cloud = "config: {}\n";

/** A request about a project of these stacks. */
function request(t: TestContext, stacks: Readonly<Record<string, string>>, asked: Partial<SharedInput>): SharedInput {
  const files = Object.entries(stacks).map(([name, text]) => [`Pulumi.${name}.yaml`, text] as const);
  const project = folderWith(t, { "Pulumi.yaml": "name: choice\nruntime: nodejs\n", ...Object.fromEntries(files) });
  return { call: "plan", takes: "one", among: "all", named: [], project, ...asked };
}

const names = (input: SharedInput): readonly string[] => chooseStacks(input).names;

describe("a stack that is not named", () => {
  test("is the project's only one", (t) => {
    assert.equal(chooseStack(request(t, { prod: cloud }, {})).stack, "prod");
    assert.deepEqual(names(request(t, { a: cloud, b: cloud }, { takes: "two" })), ["a", "b"]);
  });

  test("is the only one on this machine, for commands about such stacks", (t) => {
    assert.equal(chooseStack(request(t, { dev: cloud, here: twin, prod: cloud }, { among: "twin" })).stack, "here");
    const broken = { broken: "config:\n\t- y\n", here: twin };
    assert.equal(chooseStack(request(t, broken, { among: "twin" })).stack, "here");
  });

  test("is all of them, for commands that take several", (t) => {
    assert.deepEqual(names(request(t, { a: cloud, b: twin }, { takes: "many" })), ["a", "b"]);
  });

  test("is asked for otherwise, with those there are and exit code 2", (t) => {
    const stacks = { a: cloud, b: twin, c: twin };
    const asked = (input: Partial<SharedInput>) => () => names(request(t, stacks, input));
    assert.throws(asked({}), { message: /^which stack\? a, b, c; such as: .*plan.* a$/, exitCode: 2 });
    const local = { call: "fault kill-node i-1", among: "twin" } as const;
    assert.throws(asked(local), { message: /^which stack\? b, c; such as: .*kill-node i-1 b$/, exitCode: 2 });
    assert.throws(asked({ takes: "two", call: "diff" }), { message: /^which two stacks\? a, b, c; /, exitCode: 2 });
  });
});

test("a stack named twice, once by its organisation, is one", (t) => {
  assert.deepEqual(names(request(t, { a: cloud }, { takes: "many", named: ["a", "me/a"] })), ["a"]);
});
