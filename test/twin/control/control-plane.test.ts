import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { CloudError, type Props } from "../../../twin/contract/resources";
import { MemoryCloud } from "../../../twin/control/cloud";
import { ControlPlane } from "../../../twin/control/control-plane";
import { ModelRegistry } from "../../../twin/control/registry";
import { unknownValue } from "../../../twin/control/values";
import { partType, widgets, widgetType } from "../../support/widget";

function newPlane(seed = "stack") {
  const cloud = new MemoryCloud({ region: "eu-west-1", seed, externals: "refused" });
  return new ControlPlane(new ModelRegistry([widgets]), cloud);
}
const create = (plane: ControlPlane, name: string, inputs: Props = {}, type = widgetType) =>
  plane.create({ type, name, urn: `urn:${name}`, inputs: type === widgetType ? { size: 1, name, ...inputs } : inputs });
const code = (expected: string) => (error: unknown) => error instanceof CloudError && error.code === expected;

describe("the control plane", () => {
  it("gives the same ids to the same stack, whatever else is created and in whatever order", () => {
    const one = newPlane();
    const two = newPlane();
    create(two, "b");
    assert.equal(create(one, "a").id, create(two, "a").id);
    assert.match(create(one, "c").id, /^w-0[0-9a-f]{16}$/);
    assert.notEqual(create(newPlane("other"), "a").id, one.cloud.all(widgetType)[0]?.id);
  });

  it("never gives an id twice, not even to the successor of a deleted resource, nor after a restart", () => {
    const plane = newPlane();
    const first = create(plane, "a").id;
    plane.delete(widgetType, first);
    const second = create(plane, "a").id;
    assert.notEqual(second, first);
    plane.delete(widgetType, second);
    const restarted = newPlane();
    restarted.cloud.restore(plane.cloud.snapshot());
    assert.equal([first, second].includes(create(restarted, "a").id), false);
  });

  it("refuses with the vendor's code, and leaves no trace of a change that it refused half-way", () => {
    const plane = newPlane();
    const { id } = create(plane, "a");
    assert.throws(() => create(plane, "a"), code("DuplicateWidgetName"));
    assert.throws(() => create(plane, "p", { widget: id, broken: true }, partType), code("BrokenPart"));
    assert.equal(plane.cloud.get(widgetType, id)?.outputs.parts, undefined);
    create(plane, "p", { widget: id }, partType);
    assert.equal(plane.cloud.get(widgetType, id)?.outputs.parts, 1);
    assert.throws(() => plane.delete(widgetType, id), code("WidgetInUse"));
    assert.throws(
      () => plane.update({ type: widgetType, id, inputs: { size: 1, colour: "invisible" } }),
      code("InvalidColour"),
    );
    assert.equal(plane.cloud.get(widgetType, id)?.outputs.version, 1);
  });

  it("names a type or a function that it does not model", () => {
    const plane = newPlane();
    assert.throws(
      () => plane.create({ type: "aws:sqs/queue:Queue", name: "q", urn: "u", inputs: {} }),
      /no model of aws:sqs\/queue:Queue/,
    );
    assert.throws(() => plane.invoke("aws:index/getIp:getIp", {}), /no model of aws:index\/getIp:getIp/);
    assert.deepEqual(plane.invoke("aws:test/getZone:getZone", { a: 1 }), { a: 1, region: "eu-west-1" });
  });

  it("deletes what is gone already, and says what cannot be updated", () => {
    const plane = newPlane();
    plane.delete(widgetType, "w-gone");
    assert.throws(() => plane.update({ type: widgetType, id: "w-gone", inputs: {} }), code("ResourceNotFound"));
    assert.equal(plane.read(widgetType, "w-gone"), undefined);
  });

  it("reads live values in the shape of the inputs: no drift from what the cloud adds, drift from what changed", () => {
    const plane = newPlane();
    const inputs = { size: 1, name: "a", check: { path: "/" }, groups: ["x"] };
    const { id } = create(plane, "a", inputs);
    plane.cloud.patch(widgetType, id, { check: { path: "/", interval: 30 } });
    assert.deepEqual(plane.read(widgetType, id, inputs)?.inputs, inputs);
    plane.cloud.patch(widgetType, id, { size: 3, groups: ["x", "y"] });
    assert.deepEqual(plane.read(widgetType, id, inputs)?.inputs, { ...inputs, size: 3, groups: ["x", "y"] });
    assert.deepEqual(plane.read(widgetType, id)?.outputs.size, 3);
  });

  it("plans an update with what it cannot know left unknown", () => {
    const plane = newPlane();
    const { outputs } = create(plane, "a");
    const planned = plane.plan(widgetType, outputs, { size: 1, name: "a", colour: "red" });
    assert.equal(planned.version, unknownValue);
    assert.equal(planned.colour, "red");
    assert.equal(planned.arn, outputs.arn);
  });

  it("finds by output what a scan finds, after any sequence of changes", () => {
    const step = fc.record({
      op: fc.constantFrom("put", "patch", "drop", "undo"),
      id: fc.integer({ min: 0, max: 5 }),
      colour: fc.constantFrom("r", "g", "b"),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { cloud } = newPlane();
        const make = (id: string, colour: string) => ({
          type: widgetType,
          id,
          urn: id,
          name: id,
          inputs: {},
          outputs: { colour },
          createdAt: "",
        });
        for (const { op, id: number, colour } of steps) {
          const id = String(number);
          cloud.begin();
          if (op === "drop") cloud.drop(widgetType, id);
          else if (op === "patch" && cloud.get(widgetType, id)) cloud.patch(widgetType, id, { colour });
          else cloud.put(make(id, colour));
          if (op === "undo") cloud.rollback();
          else cloud.commit();
          for (const wanted of ["r", "g", "b"]) {
            const found = cloud.where(widgetType, "colour", wanted).map((resource) => resource.id);
            const scanned = cloud.all(widgetType).filter(({ outputs }) => outputs.colour === wanted);
            assert.deepEqual([...found].sort(), scanned.map((resource) => resource.id).sort());
          }
        }
      }),
    );
  });
});
