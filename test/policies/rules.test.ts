import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { unknown } from "../../model/graph";
import { evaluate } from "../../policies/evaluate";
import { saidOf } from "../../policies/format-result";
import type { Rule } from "../../policies/rule";
import { refusalRules, ruleIds, rules } from "../../policies/rules";
import { root } from "../../tools/setup";
import { breakIn, everyRule } from "./breaks";
import { type Break, cases } from "./cases";
import { graphOf, type Program, withProperty } from "./fixture";
import { compliant } from "./program";
import { relations } from "./relations";

/** A public balancer is the only kind that needs a web ACL, and the compliant one is internal. */
const publicOnly = new Set(["balancer-has-web-acl"]);

const refusals = new Set(refusalRules.map(({ id }) => id));

const judge = (rule: Rule, program: Program, ids?: "known" | "unknown") =>
  evaluate(graphOf(program, ids), [rule], everyRule);

const broken = (how: Break): { resource: string; title: string; program: Program } => {
  const program = breakIn(compliant, how);
  if (!("length" in how)) return { ...how, program };
  const [resource, property, value] = how;
  return {
    resource,
    title: `${resource}.${property} = ${value === undefined ? "nothing" : JSON.stringify(value)}`,
    program,
  };
};

/** The one value that a break changes; none where it takes away, adds, or changes more. */
function changedIn(program: Program): readonly (readonly [resource: string, path: string])[] {
  const names = Object.keys({ ...compliant, ...program });
  const changed = names.flatMap((name) =>
    differences(compliant[name]?.inputs, program[name]?.inputs).map(([path, value]) => ({ name, path, value })),
  );
  const [only] = changed;
  if (changed.length !== 1 || only === undefined || only.path === "" || only.value === undefined) return [];
  return [[only.name, only.path]];
}

function differences(one: unknown, other: unknown, path = ""): readonly (readonly [string, unknown])[] {
  if (isDeepStrictEqual(one, other)) return [];
  const isWhole = [one, other].some((value) => typeof value !== "object" || value === null || Array.isArray(value));
  if (isWhole) return [[path, other]];
  const [before, after] = [one, other] as readonly Readonly<Record<string, unknown>>[];
  return Object.keys({ ...before, ...after }).flatMap((key) =>
    differences(before?.[key], after?.[key], path === "" ? key : `${path}.${key}`),
  );
}

describe("the rules", () => {
  test("are found by their id: in a file of that name, or in the properties of their service", () => {
    const folder = join(root, "policies/rules");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && basename(name) !== "index.ts")
      .map((name) => [basename(name, ".ts"), readFileSync(join(folder, name), "utf8")] as const);
    for (const id of ruleIds) {
      const holders = files.filter(([, text]) => text.includes(`  id: "${id}",`)).map(([name]) => name);
      assert.equal(holders.length, 1, id);
      assert.ok(holders[0] === id || holders[0] === "properties", `${id} stands in ${holders[0]}`);
    }
    const held = files.flatMap(([name, text]) => (text.includes("\n  id: ") ? [] : [name]));
    assert.deepEqual(held, [], "files without a rule");
  });

  test("all have breaks that must be caught, and no breaks are of no rule", () => {
    assert.deepEqual(Object.keys(cases).sort(), [...ruleIds].sort());
    for (const [id, breaks] of Object.entries(cases)) assert.ok(breaks.length > 0, id);
  });

  test("say what holds, why, how to mend it, and where to read more", () => {
    for (const { id, title, why, remediation, url } of rules) {
      assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)+$/);
      assert.doesNotMatch(title, /\.$/, id);
      assert.match(why, /\.$/, id);
      assert.match(remediation, /\.$/, id);
      assert.equal(new URL(url).protocol, "https:", id);
    }
  });
});

for (const rule of rules) {
  describe(rule.id, () => {
    const programs = relations[rule.id]?.sound ?? [compliant];
    for (const ids of ["known", "unknown"] as const) {
      test(`passes the compliant program with ids ${ids}`, () => {
        const { results } = judge(rule, programs[0] ?? {}, ids);
        const other = results.filter(({ verdict }) => verdict !== "pass");
        assert.deepEqual(other, []);
        assert.equal(results.length > 0, !publicOnly.has(rule.id), "it judges something");
      });
    }

    for (const [index, program] of programs.slice(1).entries()) {
      test(`passes correct variant ${index + 1}`, () => {
        for (const ids of ["known", "unknown"] as const) {
          const { results } = judge(rule, program, ids);
          assert.deepEqual(
            results.filter(({ verdict }) => verdict !== "pass"),
            [],
            `with ids ${ids}`,
          );
        }
      });
    }

    for (const [noun, { resource, program }] of Object.entries(relations[rule.id]?.outside ?? {})) {
      test(`says that the ${noun} is another program's`, () => {
        for (const ids of ["known", "unknown"] as const) {
          const found = judge(rule, program, ids).results.find(({ name }) => name === resource);
          assert.deepEqual(found && [found.verdict, saidOf(found)], [
            "unknown",
            [`unknown: ${noun} is not in this program`],
          ]);
        }
      });
    }

    for (const how of cases[rule.id] ?? []) {
      const { resource, title, program } = broken(how);
      test(`catches ${title}`, () => {
        for (const ids of ["known", "unknown"] as const) {
          const failed = judge(rule, program, ids).results.filter(({ verdict }) => verdict === "fail");
          const names = failed.map(({ name }) => name);
          assert.ok(names.includes(resource), `with ids ${ids}: ${names.join(", ") || "nobody"}`);
        }
      });

      // What AWS refuses is judged of values that are known: only what stands for itself must not be passed over.
      const changed = "length" in how || !refusals.has(rule.id) ? changedIn(program) : [];
      for (const [name, path] of changed) {
        test(`never passes ${name}.${path} unseen`, () => {
          const { results } = judge(rule, withProperty(compliant, name, path, unknown));
          const own = results.find((result) => result.name === resource);
          assert.ok(own?.verdict === "unknown" || own?.verdict === "fail", `${path} unknown: ${own?.verdict}`);
        });
      }
    }
  });
}
