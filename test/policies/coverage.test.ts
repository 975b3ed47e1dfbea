import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { types } from "../../platforms/aws/catalog/types";
import { type Controls, controlIds } from "../../policies/rule";
import { rules } from "../../policies/rules";
import { notClaimed } from "../../policies/uncovered-controls";
import { root } from "../../tools/setup";
import { besides, listedControls } from "./controls";

const standards = ["securityHub", "cis", "checkov", "cdkNag", "trivy", "elbGuide"] as const;

/** Every id with its publisher: `5.3` is CIS's, whoever else has one like it. */
const namesOf = (controls: Controls = {}) =>
  standards.flatMap((standard) => (controls[standard] ?? []).map((id) => `${standard} ${id}`));

const listed = new Set(Object.values(listedControls).flatMap(namesOf));
const extra = namesOf(besides);
const claims = new Map<string, string[]>();
for (const { id, controls } of rules) {
  for (const name of namesOf(controls)) claims.set(name, [...(claims.get(name) ?? []), id]);
}
const refusals = notClaimed.flatMap(({ controls }) => namesOf(controls));

describe("public controls", () => {
  test("are each claimed by a rule, or not claimed with a reason", () => {
    const neither = [...listed, ...extra].filter((name) => !claims.has(name) && !refusals.includes(name));
    assert.deepEqual(neither, []);
  });

  test("are never both", () => {
    assert.deepEqual(
      refusals.filter((name) => claims.has(name)),
      [],
    );
  });

  test("are refused once, with a reason that says something", () => {
    assert.deepEqual([...new Set(refusals)].sort(), [...refusals].sort());
    for (const { controls, why } of notClaimed) {
      assert.ok(controlIds(controls).length > 0, why);
      assert.match(why, /^\S.{20,}[^.]$/);
    }
  });

  test("are claimed or refused under ids that exist", () => {
    const known = new Set([...listed, ...extra]);
    assert.deepEqual(
      [...claims.keys(), ...refusals].filter((name) => !known.has(name)),
      [],
    );
    assert.deepEqual(
      extra.filter((name) => listed.has(name)),
      [],
    );
  });

  test("are claimed by a rule once", () => {
    for (const { id, controls } of rules) {
      const names = namesOf(controls);
      assert.equal(new Set(names).size, names.length, id);
    }
  });
});

test("rules judge types that the SDK has, by the names it gives them", () => {
  for (const token of Object.values(types)) {
    const [, module = "", file = ""] = /^aws:(\w+)\/(\w+):\w+$/.exec(token) ?? [];
    const source = join(root, "node_modules", "@pulumi", "aws", module, `${file}.js`);
    assert.ok(existsSync(source), token);
    assert.ok(readFileSync(source, "utf8").includes(`'${token}'`), token);
  }
  const known = new Set<string>(Object.values(types));
  for (const rule of rules) for (const type of rule.types) assert.ok(known.has(type), `${rule.id}: ${type}`);
});
