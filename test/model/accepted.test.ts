import assert from "node:assert/strict";
import { test } from "node:test";
import { parseStackConfig } from "../../components/vip-cluster/stack/stack";
import { renderIssue } from "../../model/settings/issue";
import { changed } from "./bad/support";
import { type Accepted, accepted } from "./good";

const titleOf = ([base, changes]: Accepted) => `${base}, ${JSON.stringify(changes).slice(0, 110)}`;

test("there are at least 60 specs at the borders of what AWS takes", () => {
  assert.ok(accepted.length >= 60, `${accepted.length}`);
  assert.equal(new Set(accepted.map((entry) => JSON.stringify(entry))).size, accepted.length);
});

for (const entry of accepted) {
  const [base, changes, expected = {}] = entry;
  test(`accepted: ${titleOf(entry)}`, () => {
    const { warnings } = parseStackConfig({ cluster: changed(base, changes) }, "test");
    const lines = warnings.map((warning) => renderIssue({ type: "Stack", name: "test" }, warning));
    assert.deepEqual(warnings.map(({ path }) => path).sort(), Object.keys(expected).sort(), lines.join("\n"));
    for (const [path, part] of Object.entries(expected)) {
      assert.ok(lines[warnings.findIndex((warning) => warning.path === path)]?.includes(part), lines.join("\n"));
    }
  });
}
