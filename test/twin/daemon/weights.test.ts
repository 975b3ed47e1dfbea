import assert from "node:assert/strict";
import { test } from "node:test";
import { CloudError } from "../../../twin/contract/resources";
import { withWeights } from "../../../twin/daemon/weights";

const forward = (...groups: readonly (readonly [string, number])[]) => ({
  type: "forward",
  order: 2,
  forward: {
    stickiness: { enabled: true, duration: 60 },
    targetGroups: groups.map(([arn, weight]) => ({ arn, weight })),
  },
});

test("weights of a forward action change, and nothing else of a listener or a rule", () => {
  const login = { type: "authenticate-oidc", order: 1 };
  const listener = { port: 443, defaultActions: [login, forward(["a", 90], ["b", 10], ["c", 0])] };
  assert.deepEqual(withWeights(listener, { a: 50, b: 50 }), {
    port: 443,
    defaultActions: [login, forward(["a", 50], ["b", 50], ["c", 0])],
  });
  assert.deepEqual(withWeights({ priority: 1, actions: [forward(["a", 1], ["b", 0])] }, { b: 1 }), {
    priority: 1,
    actions: [forward(["a", 1], ["b", 1])],
  });
});

test("a target group that the action does not have is refused", () => {
  const isRefused = (error: unknown) => error instanceof CloudError && error.code === "TargetGroupNotFound";
  assert.throws(() => withWeights({ defaultActions: [forward(["a", 1])] }, { a: 1, z: 1 }), isRefused);
  assert.throws(() => withWeights({ defaultActions: [{ type: "redirect" }] }, { a: 1 }), isRefused);
});
