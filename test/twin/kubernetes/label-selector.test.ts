import assert from "node:assert/strict";
import { test } from "node:test";
import { matchesSelector } from "../../../twin/kubernetes/metrics/label-selector";

test("selectors of the API, as an autoscaler writes them", () => {
  const labels = { app: "web", tier: "front" };
  const cases: readonly (readonly [string, boolean])[] = [
    ["", true],
    ["app=web", true],
    ["app==web,tier=front", true],
    ["app=web,tier=back", false],
    ["app!=web", false],
    ["other!=web", true],
    ["app in (web, api),tier", true],
    ["app notin (web,api)", false],
    ["app in (api)", false],
    ["!tier", false],
    ["!other", true],
    ["other", false],
  ];
  for (const [selector, expected] of cases) assert.equal(matchesSelector(selector, labels), expected, selector);
});
