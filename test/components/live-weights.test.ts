import assert from "node:assert/strict";
import { test } from "node:test";
import { parseLiveWeights, weightsInForce } from "../../components/aws/load-balancer/live-weights";

const names = { blue: "shop-blue-00000001", green: "shop-green-00000002" };
const declared = { blue: 100, green: 0 };

test("without a live listener the program's weights count", () => {
  assert.deepEqual(weightsInForce(declared, names, undefined), declared);
});

test("what a controller has set is kept, whatever the program says", () => {
  const live = { [names.blue]: 50, [names.green]: 50 };
  assert.deepEqual(weightsInForce(declared, names, live), { blue: 50, green: 50 });
});

test("a third group comes in at 0 and moves no traffic, even with a weight in the program", () => {
  const live = { [names.blue]: 50, [names.green]: 50 };
  assert.deepEqual(weightsInForce({ ...declared, red: 20 }, { ...names, red: "shop-red-00000003" }, live), {
    blue: 50,
    green: 50,
    red: 0,
  });
});

test("a replaced group inherits the weight of the one it replaces", () => {
  const live = { [names.blue]: 70, [names.green]: 30 };
  assert.deepEqual(weightsInForce(declared, { ...names, blue: "shop-blue-0000000a" }, live), { blue: 70, green: 30 });
});

test("all groups replaced at once inherit one by one", () => {
  const live = { [names.blue]: 70, [names.green]: 30 };
  const moved = { blue: "shop-blue-0000000a", green: "shop-green-0000000b" };
  assert.deepEqual(weightsInForce(declared, moved, live), { blue: 70, green: 30 });
});

test("where nobody can tell which group was replaced, nothing is guessed", () => {
  const live = { "shop-web-00000001": 60, "shop-web-00000002": 40 };
  const cut = { a: "shop-web-0000000a", b: "shop-web-00000002" };
  assert.deepEqual(weightsInForce({ a: 1, b: 1 }, cut, live), { a: 60, b: 40 });
  const both = { a: "shop-web-0000000a", b: "shop-web-0000000b" };
  assert.deepEqual(weightsInForce({ a: 1, b: 1 }, both, live), { a: 1, b: 1 });
});

test("a forward that would serve nobody falls back to the program's weights", () => {
  assert.deepEqual(weightsInForce(declared, names, { [names.blue]: 0, [names.green]: 0 }), declared);
  assert.deepEqual(weightsInForce({ blue: 1 }, { blue: names.blue }, {}), { blue: 1 });
});

test("live weights are read from both forms of a forward action, and from no other action", () => {
  const arn = (name: string) =>
    `arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/${name}/73e2d6bc24d8a067`;
  assert.deepEqual(
    parseLiveWeights([
      { type: "forward", targetGroupArn: "", forwards: [{ targetGroups: [{ arn: arn("a"), weight: 7 }] }] },
    ]),
    { a: 7 },
  );
  assert.deepEqual(parseLiveWeights([{ type: "forward", targetGroupArn: arn("a"), forwards: [] }]), { a: 1 });
  assert.equal(parseLiveWeights([{ type: "redirect", targetGroupArn: "" }]), undefined);
});
