import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { faultIds, foundIn } from "../faulty/faults";
import { echoVersion } from "../support/echo";
import { type Result, root, TestStack } from "../support/engine";
import { type PolicyEvent, policyEvents } from "../support/policy-events";

const pack = ["--policy-pack", join(root, "policies")];

describe("the shop with many faults, on the real engine", () => {
  const stack = new TestStack({
    program: `require(${JSON.stringify(join(root, "dist/test/faulty/index.js"))}).main();\n`,
    plugins: { [echoVersion]: "dist/test/support/echo-provider.js" },
  });
  stack.setPolicies({ environments: { test: "production" } });
  const config = (faults: readonly string[]) => ({ "shop:version": echoVersion, "shop:faults": faults });
  let bad: { result: Result; events: readonly PolicyEvent[] };

  before(async () => {
    stack.setConfig(config(faultIds));
    bad = { result: await stack.preview(...pack), events: policyEvents(stack) };
  });

  after(() => stack.dispose());

  test("is stopped in its first preview, by every fault and by nothing else", () => {
    assert.notEqual(bad.result.code, 0);
    const told = bad.events.map(({ policyName, resourceUrn }) => `${policyName} ${resourceUrn?.split("::").at(-1)}`);
    assert.deepEqual(told.sort(), foundIn(faultIds));
  });

  test("is told by each finding what was found, why it matters, what to write and where to read more", () => {
    for (const { message, policyName, severity } of bad.events) {
      const [why = "", what = "", fix = "", url = ""] = message.split("\n");
      assert.match(why, /\.$/, policyName);
      assert.match(what, /^\S+: /, policyName);
      assert.match(fix, /^fix: .*\.$/, policyName);
      assert.equal(new URL(url).protocol, "https:", policyName);
      assert.match(severity ?? "", /^(low|medium|high|critical)$/, policyName);
    }
    assert.doesNotMatch(bad.result.output, /hunter2/, "a password is found, and not shown");
  });

  test("never gets what a mandatory rule forbids when somebody skips the preview", async () => {
    stack.setConfig(config(["old-key"]));
    const update = await stack.up(...pack);
    assert.notEqual(update.code, 0);
    assert.match(update.output, /kms-key-rotation/);
    assert.deepEqual(
      (await stack.resources()).filter(({ type }) => type === "aws:kms/key:Key"),
      [],
    );
  });

  test("is let through without its faults", async () => {
    stack.setConfig(config([]));
    const preview = await stack.preview(...pack);
    assert.equal(preview.code, 0, preview.output);
    assert.deepEqual(policyEvents(stack), []);
  });
});
