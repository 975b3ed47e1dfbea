import assert from "node:assert/strict";
import { test } from "node:test";
import { types } from "../../platforms/aws/catalog/types";
import { compareCall } from "../../tools/replay/compare";
import { operations } from "../../tools/replay/operations";

/** Shapes as in botocore's models. */
const model = {
  operations: { CreateGroup: { input: { shape: "Input" } }, CreatePlan: { input: { shape: "PlanInput" } } },
  shapes: {
    Input: {
      type: "structure",
      members: {
        Name: { shape: "Name" },
        Protocol: { shape: "Protocol" },
        HealthCheckPort: { shape: "Name" },
        HealthCheckIntervalSeconds: { shape: "Interval" },
        Subnets: { shape: "Subnets" },
        StartWindowMinutes: { shape: "Interval" },
      },
    },
    PlanInput: { type: "structure", members: { Plan: { shape: "Plan" } } },
    Plan: { type: "structure", members: { Rules: { shape: "Rules" } } },
    Rules: { type: "list", member: { shape: "Rule" } },
    Rule: { type: "structure", members: { RuleName: { shape: "Name" } } },
    Name: { type: "string", min: 1, max: 5, pattern: "[a-z]+" },
    Protocol: { type: "string", enum: ["HTTP", "TCP"] },
    Interval: { type: "integer", min: 5, max: 300 },
    Subnets: { type: "list", member: { shape: "Name" }, min: 1, max: 2 },
  },
};

const compare = (operation: string, inputs: object) =>
  compareCall(model, operation, inputs, (text) => text === "[open]");

test("a planned value is held against the words, the pattern, the length and the range of its call", () => {
  assert.deepEqual(compare("CreateGroup", { name: "shop", protocol: "HTTP", subnets: ["a"] }), {
    checked: 3,
    rejected: [],
  });
  for (const [inputs, said] of [
    [{ name: "shop1" }, /^name: "shop1" does not match/],
    [{ name: "shopping" }, /^name: length 8 is above 5$/],
    [{ protocol: "http" }, /^protocol: "http" is none of HTTP, TCP$/],
    [{ healthCheck: { interval: 1 } }, /^healthCheck\.interval: 1 is below 5$/],
    [{ healthCheck: { port: "8080" } }, /^healthCheck\.port: "8080" does not match/],
    [{ startWindow: 301 }, /^startWindow: 301 is above 300$/],
    [{ subnets: [] }, /^subnets: entries 0 is below 1$/],
    [{ subnets: ["a", "B"] }, /^subnets\[1\]: "B" does not match/],
  ] as const) {
    const { rejected } = compare("CreateGroup", inputs);
    assert.equal(rejected.length, 1, JSON.stringify(inputs));
    assert.match(rejected[0] ?? "", said);
  }
});

test("what the call does not know, and what is not known yet, is passed over and not counted", () => {
  assert.deepEqual(compare("CreateGroup", { name: "[open]", other: "?", nested: { deep: 1 } }), {
    checked: 0,
    rejected: [],
  });
  assert.deepEqual(compare("Nothing", { name: "a" }).rejected, ["there is no call Nothing"]);
});

test("a call that has everything in one structure is looked into", () => {
  assert.deepEqual(compare("CreatePlan", { rules: [{ ruleName: "Daily" }] }), {
    checked: 1,
    rejected: ['rules[0].ruleName: "Daily" does not match [a-z]+'],
  });
});

test("every type of the table is one that the catalogue knows", () => {
  const known = new Set<string>(Object.values(types));
  assert.deepEqual(
    Object.keys(operations).filter((type) => !known.has(type)),
    [],
  );
});
