import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { evaluate } from "../../policies/evaluate";
import { exportedRules, readOwnRules } from "../../policies/own-rules";
import { readPolicies } from "../../policies/pack/project-policies";
import type { Rule } from "../../policies/rule";
import { temporaryFolder } from "../support/temporary";
import { graphOf } from "./fixture";

const rule: Rule = {
  id: "topic-named-by-team",
  title: "Topics are named after their team",
  why: "An alarm is followed up by who owns its topic.",
  remediation: "Begin the name with team-.",
  url: "https://example.com/topics",
  severity: "high",
  types: ["aws:sns/topic:Topic"],
  scope: "resource",
  *check(topic) {
    if (topic.text("name")?.startsWith("team-") !== true) yield { property: "name", problem: "name names no team" };
  },
};

const read = (...rules: unknown[]) =>
  readOwnRules("rules.ts", { rules }, new Map([["kms-key-rotation", "one of vipkit's own rules"]]));

const judged = (one: Rule, name: string) => {
  const graph = graphOf({ topic: { type: "aws:sns/topic:Topic", inputs: { name } } });
  const { results } = evaluate(graph, [one], { levelOf: () => "advisory", exemptions: [] });
  return results.map(({ verdict, note, findings }) => [verdict, note ?? findings[0]?.problem]);
};

describe("rules of a project's own", () => {
  test("are taken as they are, types by any of their names", () => {
    const alias = { ...rule, id: "other", types: ["aws:alb/loadBalancer:LoadBalancer"] };
    const { rules, problems } = read(rule, alias);
    assert.deepEqual(problems, []);
    const [own] = rules;
    assert.ok(own);
    assert.deepEqual(rules[1]?.types, ["aws:lb/loadBalancer:LoadBalancer"]);
    assert.deepEqual(judged(own, "alarms"), [["fail", "name names no team"]]);
    assert.deepEqual(judged(own, "team-shop"), [["pass", undefined]]);
  });

  test("by any of the usual exports", () => {
    for (const module of [[rule], { rules: [rule] }, { default: [rule] }, { default: { rules: [rule] } }])
      assert.deepEqual(exportedRules(module), [rule]);
    const { problems } = readOwnRules("rules.ts", { rule }, new Map());
    assert.deepEqual(problems, [
      "rules.ts: exports no rules, got nothing of that name; export const rules: Rule[] = [...]",
    ]);
  });

  test("everything wrong with them is said at once, and the others count", () => {
    const { id: _, ...nameless } = rule;
    const { rules, problems } = read(
      nameless,
      { ...rule, id: "Topic Named", severity: "severe", aplies: () => true },
      { ...rule, id: "kms-key-rotation" },
      { ...rule, id: "short", types: ["aws:sns:Topic"] },
      rule,
      { ...rule, check: "no" },
      rule,
      7,
    );
    assert.deepEqual(
      rules.map(({ id }) => id),
      ["topic-named-by-team"],
    );
    assert.deepEqual(problems, [
      "rules.ts: rules[0].id: got nothing; expected text",
      'rules.ts: rules[1] (Topic Named).id: got "Topic Named"; expected an id in kebab case, such as topic-named-by-team',
      'rules.ts: rules[1] (Topic Named).severity: got "severe"; expected one of low, medium, high, critical',
      "rules.ts: rules[1] (Topic Named).aplies: no such option; did you mean applies?",
      'rules.ts: rules[2].id: "kms-key-rotation" is one of vipkit\'s own rules; choose another id',
      `rules.ts: rules[3] (short).types[0]: got "aws:sns:Topic"; expected a type's token, such as aws:sns/topic:Topic`,
      'rules.ts: rules[5] (topic-named-by-team).check: got "no"; expected a function that yields findings',
      'rules.ts: rules[6].id: "topic-named-by-team" is a rule of rules.ts already; choose another id',
      "rules.ts: rules[7]: got 7; expected a rule: an object with an id, ...",
    ]);
  });

  const broken: readonly (readonly [string, Rule["check"], RegExp])[] = [
    [
      "throws",
      () => {
        throw new TypeError("x is not a function");
      },
      /x is not a function/,
    ],
    ["waits", (async () => []) as unknown as Rule["check"], /check returned a promise; expected findings/],
    [
      "yields a text",
      function* () {
        yield "wrong" as never;
      },
      /check yields "wrong"; expected \{ property, problem \}/,
    ],
  ];
  for (const [what, check, note] of broken) {
    test(`one that ${what} has judged nothing: neither a pass nor the end of the check`, () => {
      const [own] = read({ ...rule, check }).rules;
      assert.ok(own);
      const [[verdict, said] = []] = judged(own, "alarms");
      assert.equal(verdict, "error");
      assert.match(said ?? "", note);
    });
  }
});

describe("rulesFrom", () => {
  const project = (t: TestContext, files: Readonly<Record<string, string>>) => {
    const folder = temporaryFolder(t);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(folder, name, ".."), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return readPolicies(join(folder, "vipkit.policies.yaml"));
  };
  const source = (id: string) =>
    `const why: string = "w"; export const rules = [{ id: "${id}", title: "t", why, remediation: "r", url: "u", severity: "low", types: ["aws:sns/topic:Topic"], scope: "resource", *check() {} }];`;

  test("several files of TypeScript and JavaScript, with levels of their rules", async (t) => {
    const { own, problems, settings } = await project(t, {
      "vipkit.policies.yaml":
        "rulesFrom: [policies/a.ts, ./b.cjs]\nrules: { own-a: mandatory, own-b: { production: disabled } }\n",
      "policies/a.ts": source("own-a"),
      "b.cjs": source("own-b").replace(": string", "").replace("export const rules", "exports.rules"),
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      own.map(({ id }) => id),
      ["own-a", "own-b"],
    );
    assert.deepEqual(settings.rules, { "own-a": "mandatory", "own-b": { production: "disabled" } });
  });

  const wrong: readonly (readonly [string, Readonly<Record<string, string>>, readonly RegExp[]])[] = [
    [
      "a missing file",
      { "vipkit.policies.yaml": "rulesFrom: ./rules\nrules: { own-a: advisory }", "rules.ts": source("own-a") },
      [/^rulesFrom: no file \.\/rules; did you mean \.\/rules\.ts\?$/],
    ],
    [
      "a file that nothing is like",
      { "vipkit.policies.yaml": "rulesFrom: x.ts" },
      [/^rulesFrom: no file x\.ts; it counts from the settings file's folder$/],
    ],
    [
      "a file that does not parse",
      { "vipkit.policies.yaml": "rulesFrom: x.ts", "x.ts": "export const rules = [" },
      [/^rulesFrom: x\.ts: cannot be loaded: .*x\.ts/],
    ],
    [
      "a file that throws",
      { "vipkit.policies.yaml": "rulesFrom: x.ts", "x.ts": 'console.log("x"); throw new Error("no network");' },
      [/^rulesFrom: x\.ts: cannot be loaded: Error: no network$/],
    ],
    [
      "an id of two files",
      { "vipkit.policies.yaml": "rulesFrom: [x.ts, y.ts]", "x.ts": source("own-a"), "y.ts": source("own-a") },
      [/y\.ts: rules\[0\]\.id: "own-a" is a rule of another file/],
    ],
    [
      "another form",
      { "vipkit.policies.yaml": "rulesFrom: { a: 1 }" },
      [/^rulesFrom: the name of a file, or a list of them$/],
    ],
    [
      "a rule that is neither ours nor theirs",
      { "vipkit.policies.yaml": "rulesFrom: x.ts\nrules: { own-b: advisory }", "x.ts": source("own-a") },
      [/^rules\.own-b: no rule "own-b"/],
    ],
  ];
  for (const [what, files, said] of wrong) {
    test(`${what} is said`, async (t) => {
      const { problems } = await project(t, files);
      assert.equal(problems.length, said.length, problems.join("\n"));
      for (const [index, one] of said.entries()) assert.match(problems[index] ?? "", one);
      for (const problem of problems) assert.doesNotMatch(problem, /\/tmp\//);
    });
  }
});
