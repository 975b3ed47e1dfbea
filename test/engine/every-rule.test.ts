import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Graph } from "../../model/graph";
import { evaluate, type Result as Judged } from "../../policies/evaluate";
import { ruleIds, rules } from "../../policies/rules";
import { graphOfState } from "../../policies/state-graph";
import { breakEverything, everyRule, verdictsOf } from "../policies/breaks";
import { graphOf } from "../policies/fixture";
import { echoVersion, makeReal } from "../support/echo";
import { planOnEcho } from "../support/echo-plan";
import { type Result, root, TestStack } from "../support/engine";
import { policyEvents, toldBy } from "../support/policy-events";

const program = breakEverything();
const judged = (graph: Graph, among = rules) => evaluate(graph, among, everyRule).results;
const openOf = (results: readonly Judged[]) => verdictsOf(results.filter(({ verdict }) => verdict !== "pass"));
const open = (graph: Graph) => openOf(judged(graph));

/** As the engine asks in an update: of each resource by itself, its values known and nobody behind them; then of the whole. */
function judgedInUpdate(): readonly Judged[] {
  const whole = graphOf(program, "known");
  const alone = whole.resources.map(
    ({ resource }) => new Graph(whole.project, whole.stack, [{ ...resource, references: {} }]),
  );
  const own = rules.filter(({ scope }) => scope === "resource");
  return [
    ...alone.flatMap((graph) => judged(graph, own)),
    ...judged(
      whole,
      rules.filter((rule) => !own.includes(rule)),
    ),
  ];
}

/** What one has and the other has not: two lists of hundreds are read by nobody. */
function same(actual: readonly string[], expected: readonly string[]): void {
  const without = (all: readonly string[], others: readonly string[]) => all.filter((one) => !others.includes(one));
  assert.deepEqual(
    { more: without(actual, expected), less: without(expected, actual), count: actual.length },
    { more: [], less: [], count: expected.length },
  );
}

describe("every rule, on the real engine", () => {
  const stack = new TestStack({
    program: `require(${JSON.stringify(join(root, "dist/test/support/echo.js"))}).makeReal(require("./program.json"));\n`,
    plugins: { [echoVersion]: "dist/test/support/echo-provider.js" },
  });
  const pack = ["--policy-pack", join(root, "policies")];
  let preview: { result: Result; told: readonly string[] };
  let update: { result: Result; told: readonly string[] };

  before(async () => {
    writeFileSync(join(stack.folder, "program.json"), JSON.stringify(program));
    // Said, but nothing is stopped: an update tells as much as a preview then, rules that are off or milder elsewhere included.
    stack.setPolicies({
      environments: { test: "production" },
      rules: Object.fromEntries(ruleIds.map((id) => [id, "advisory"])),
    });
    preview = { result: await stack.preview(...pack), told: toldBy(policyEvents(stack)) };
    update = { result: await stack.up(...pack), told: toldBy(policyEvents(stack)) };
  });

  after(() => stack.dispose());

  test("can fire in a first preview, ids unknown as they are, and says what is not known yet", () => {
    assert.equal(preview.result.code, 0, preview.result.output);
    same(preview.told, open(graphOf(program, "unknown")));
    const fired = new Set(preview.told.filter((line) => line.startsWith("fail")).map((line) => line.split(" ")[1]));
    assert.deepEqual([...fired].sort(), [...ruleIds].sort());
    assert.ok(preview.told.filter((line) => line.startsWith("unknown")).length > 50, "much is not known yet");
  });

  test("judges again on up what was not known", () => {
    assert.equal(update.result.code, 0, update.result.output);
    // What is not known even then stops the update, unless another program makes it: that is said, and stops nothing.
    const stopping = judgedInUpdate().map(
      (one): Judged => (one.verdict === "unknown" && one.isOutside !== true ? { ...one, verdict: "fail" } : one),
    );
    same(update.told, openOf(stopping));
  });

  test("says the same of an exported state, passes included", async () => {
    const { output } = await stack.engine(["stack", "export"]);
    // The engine keeps no deleteBeforeReplace in its state.
    const told = judged(graphOf(program, "known")).filter(({ rule }) => rule !== "replacement-creates-first");
    same(verdictsOf(judged(graphOfState(JSON.parse(output)))), verdictsOf(told));
  });

  test("says the same of a plan without the engine, passes included", async () => {
    const graph = await planOnEcho(() => {
      makeReal(program);
    });
    same(verdictsOf(judged(graph)), verdictsOf(judged(graphOf(program, "known"))));
  });
});
