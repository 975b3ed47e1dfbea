import assert from "node:assert/strict";
import { test } from "node:test";
import { Graph } from "../../model/graph";
import { evaluate } from "../../policies/evaluate";
import { rules } from "../../policies/rules";
import { breakEverything, everyRule, verdictsOf } from "./breaks";
import { graphOf } from "./fixture";

/** As the engine may tell it: resources as they come to be registered, and those behind an input in any order. */
function reversed({ project, stack, resources }: Graph): Graph {
  const others = resources.map(({ resource }) => ({
    ...resource,
    references: Object.fromEntries(
      Object.entries(resource.references).map(([key, urns]) => [key, [...urns].reverse()]),
    ),
  }));
  return new Graph(project, stack, others.reverse());
}

test("no verdict depends on the order in which the engine tells of a stack", () => {
  const graph = graphOf(breakEverything(), "unknown");
  const told = (one: Graph) => verdictsOf(evaluate(one, rules, everyRule).results);
  assert.deepEqual(told(reversed(graph)), told(graph));
});
