import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { z } from "zod";
import { problemOf, type Step, steps } from "../../tools/matrix/steps";
import { parseEngines, reasonToSkip, sdks } from "../../tools/matrix/versions";
import { root } from "../../tools/setup";

describe("npm run matrix", () => {
  test("leaves out a Node that is older than the SDK wants, and nothing else", () => {
    const skipped = (node: string, engine: string) => reasonToSkip({ node, sdk: "3.276.0" }, engine);
    assert.equal(skipped("20", ">=22"), "the SDK 3.276.0 needs Node >=22");
    assert.equal(skipped("20", ">= 22.1.0"), "the SDK 3.276.0 needs Node >= 22.1.0");
    for (const [node, engine] of [
      ["22", ">=22"],
      ["24", ">=22"],
      ["20", ">=20"],
      ["20", ""],
      ["20", "^18 || >=20"],
    ] as const)
      assert.equal(skipped(node, engine), undefined, `${node} ${engine}`);
  });

  test("reads what an SDK says of Node, if anything", () => {
    assert.equal(parseEngines('{ "node": ">=22" }'), ">=22");
    assert.equal(parseEngines("{}"), "");
  });

  test("begins with the oldest SDK that package.json takes", () => {
    const { peerDependencies } = z
      .object({ peerDependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
    assert.equal(`^${sdks[0]}`, peerDependencies["@pulumi/pulumi"]);
  });

  test("has every project end what it starts", () => {
    for (const project of ["init", "own"]) {
      const names = steps.filter((step) => step.project === project).map(({ name }) => name);
      assert.deepEqual(names, ["plan", "check", "reach", "budget", "start", "down"]);
    }
  });

  const step: Step = { name: "plan", project: "own", args: [], says: /resources/, isSame: true };
  for (const [title, outcome, before, problem] of [
    ["works", { code: 0, output: "3 resources" }, undefined, undefined],
    ["answers as before", { code: 0, output: "3 resources" }, "3 resources", undefined],
    ["ends with a code", { code: 2, output: "3 resources" }, undefined, /^exit code 2$/],
    ["shows a stack trace", { code: 0, output: "3 resources\n    at run (a.js:1:1)" }, undefined, /a stack trace/],
    ["says something else", { code: 0, output: "" }, undefined, /nothing of resources/],
    [
      "answers otherwise",
      { code: 0, output: "a\n4 resources" },
      "a\n3 resources",
      /line 2, "3 resources" became "4 res/,
    ],
    ["answers less", { code: 0, output: "3 resources" }, "3 resources\nmore", /line 2, "more" became "nothing"/],
  ] as const)
    test(`a step that ${title}`, () => {
      const found = problemOf(step, outcome, before);
      if (problem === undefined) assert.equal(found, undefined);
      else assert.match(found ?? "", problem);
    });

  test("a step whose answer may differ is not compared", () => {
    assert.equal(problemOf({ ...step, isSame: false }, { code: 0, output: "4 resources" }, "3 resources"), undefined);
  });
});
