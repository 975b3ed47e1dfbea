import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isEmptySelector, type LabelRequirement, labelsOnly, selects } from "../../model/graph/label-selector";

const labels = { app: "web", tier: "front" };
const by = (key: string, operator: LabelRequirement["operator"], ...values: readonly string[]) =>
  selects({ matchLabels: {}, matchExpressions: [{ key, operator, values }] }, labels);

describe("a label selector", () => {
  test("selects what has all of its labels", () => {
    assert.ok(selects(labelsOnly({ app: "web" }), labels));
    assert.ok(!selects(labelsOnly({ app: "web", tier: "back" }), labels));
    assert.ok(!selects(labelsOnly({ app: "web" }), {}));
  });

  test("selects everything when it is empty", () => {
    assert.ok(isEmptySelector(labelsOnly({})));
    assert.ok(selects(labelsOnly({}), {}));
    assert.ok(!isEmptySelector(labelsOnly({ app: "web" })));
  });

  test("compares values, and asks whether there is one", () => {
    assert.ok(by("app", "In", "web", "api"));
    assert.ok(!by("app", "In", "api"));
    assert.ok(!by("zone", "In", "a"));
    assert.ok(by("app", "NotIn", "api"));
    assert.ok(!by("app", "NotIn", "web"));
    assert.ok(by("zone", "NotIn", "a"));
    assert.ok(by("app", "Exists"));
    assert.ok(!by("zone", "Exists"));
    assert.ok(by("zone", "DoesNotExist"));
    assert.ok(!by("app", "DoesNotExist"));
  });
});
