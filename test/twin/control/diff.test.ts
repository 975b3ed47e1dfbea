import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props } from "../../../twin/contract/resources";
import { checkInputs } from "../../../twin/control/check";
import { diffInputs } from "../../../twin/control/diff";
import { ModelRegistry } from "../../../twin/control/registry";
import { text } from "../../../twin/control/services/support/read";
import { unknownValue } from "../../../twin/control/values";
import { widgets, widgetType } from "../../support/widget";

const model = new ModelRegistry([widgets]).resource(widgetType);
const diff = (old: Props, next: Props) => diffInputs(model, { name: "w" }, old, next);
const paths = (old: Props, next: Props) =>
  diff(old, next).changes.map(({ path, kind, replaces }) => `${kind}${replaces ? "!" : ""} ${path}`);

describe("diff", () => {
  it("says nothing when only the order of keys, nulls and normalised lists differ", () => {
    const old = { size: 1, tags: { a: "1", b: "2" }, groups: ["y", "x"] };
    assert.deepEqual(paths(old, { groups: ["x", "y"], tags: { b: "2", a: "1" }, size: 1, colour: null }), []);
  });

  it("names the smallest part that changed, in the engine's notation", () => {
    const old = { size: 1, tags: { "a.b": "1" }, actions: [{ forward: { weight: 1 } }] };
    const next = { size: 1, tags: { "a.b": "2" }, actions: [{ forward: { weight: 5 } }, { forward: {} }] };
    assert.deepEqual(paths(old, next), ['update tags["a.b"]', "update actions[0].forward.weight", "add actions[1]"]);
  });

  it("replaces on the path itself, inside a wildcard, and when a parent appears or goes with the path in it", () => {
    assert.deepEqual(paths({ size: 1 }, { size: 2 }), ["update! size"]);
    const mounts = (disk: string, speed: number) => ({ size: 1, mounts: [{ disk, speed }] });
    assert.deepEqual(paths(mounts("a", 1), mounts("b", 1)), ["update! mounts[0].disk"]);
    assert.deepEqual(paths(mounts("a", 1), mounts("a", 2)), ["update mounts[0].speed"]);
    assert.deepEqual(paths({ size: 1 }, { size: 1, check: { protocol: "TCP" } }), ["add! check"]);
    assert.deepEqual(paths({ size: 1 }, { size: 1, check: { interval: 5 } }), ["add check"]);
    assert.deepEqual(paths(mounts("a", 1), { size: 1, mounts: [] }), ["delete! mounts[0]"]);
  });

  it("counts an unknown as a change, and as a replacement only where a change would be one", () => {
    assert.deepEqual(paths({ size: 1 }, { size: unknownValue }), ["update! size"]);
    assert.deepEqual(paths({ size: 1, colour: "red" }, { size: 1, colour: unknownValue }), ["update colour"]);
    assert.deepEqual(paths({ size: 1 }, { size: 1, check: unknownValue }), ["add! check"]);
  });

  it("keeps the live value of an input that the program no longer gives", () => {
    assert.deepEqual(paths({ size: 1, level: 4 }, { size: 1 }), []);
    assert.deepEqual(paths({ size: 1, level: 4 }, { size: 1, level: 5 }), ["update level"]);
  });

  it("deletes first only when the program's own name would exist twice", () => {
    const check = (inputs: Props, old?: Props) => checkInputs(model, { name: "w", inputs, old, seed: "s" }).inputs;
    assert.equal(diff({ size: 1, name: "mine" }, { size: 2, name: "mine" }).deleteBeforeReplace, true);
    assert.equal(diff({ size: 1, name: "mine" }, { size: 2, name: "other" }).deleteBeforeReplace, false);
    const made = check({ size: 1 });
    const again = check({ size: 2 }, made);
    assert.equal(again.name, made.name);
    assert.equal(diff(made, again).deleteBeforeReplace, false);
    assert.equal(diff(made, again).replaces, true);
  });
});

describe("check", () => {
  const check = (inputs: Props, seed = "s") => checkInputs(model, { name: "long-widget-name", inputs, seed });

  it("fills in defaults object by object and invents a name within the limit", () => {
    const { inputs, failures } = check({ size: 1, check: { path: "/" } });
    assert.deepEqual(failures, []);
    assert.deepEqual(inputs.check, { path: "/", interval: 30 });
    assert.equal(inputs.colour, "grey");
    assert.match(text(inputs, "name") ?? "", /^long-[0-9a-f]{7}$/);
    assert.equal(check({ size: 1 }).inputs.name, inputs.name);
    assert.notEqual(check({ size: 1 }, "another seed").inputs.name, inputs.name);
    assert.equal(check({ size: 1, namePrefix: "x" }).inputs.name, undefined);
  });

  it("reports what is missing and what is out of range, and does not judge an unknown", () => {
    assert.deepEqual(check({}).failures, [{ property: "size", reason: "is required, but missing" }]);
    assert.deepEqual(check({ size: null }).failures.length, 1);
    assert.equal(check({ size: 0 }).failures[0]?.property, "size");
    assert.deepEqual(check({ size: unknownValue }).failures, []);
    assert.deepEqual(
      check({ weight: -1 }).failures.map(({ property }) => property),
      ["size", "weight"],
    );
  });
});
