import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { createTwinMocks, type Registration } from "../../twin/mocks";
import { widgets, widgetType } from "../support/widget";

class Widget extends pulumi.CustomResource {
  declare readonly arn: pulumi.Output<string>;
  declare readonly version: pulumi.Output<number>;
  constructor(name: string, args: pulumi.Inputs, opts?: pulumi.CustomResourceOptions) {
    super(widgetType, name, { arn: undefined, version: undefined, ...args }, opts);
  }
}

class Box extends pulumi.ComponentResource {
  readonly widget: Widget;
  constructor(name: string, args: pulumi.Inputs, opts?: pulumi.ComponentResourceOptions) {
    super("vipkit:box:Box", name, args, opts);
    this.widget = new Widget(
      `${name}-widget`,
      { size: 1, name, ...args },
      { parent: this, protect: true, ignoreChanges: ["level"] },
    );
    this.registerOutputs({ arn: this.widget.arn });
  }
}

const resolve = <T>(output: pulumi.Output<T>) => new Promise<T>((done) => output.apply((value) => done(value)));

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((done) => setTimeout(done, 1));
}

describe("twin-backed mocks", () => {
  async function installed(settings: { stack?: string; region?: string } = {}) {
    const mocks = createTwinMocks({ tables: [widgets], ...settings });
    await mocks.install();
    return mocks;
  }
  const named = (registrations: readonly Registration[], name: string) => {
    const found = registrations.find((registration) => registration.name === name);
    assert.ok(found, `no registration of ${name}`);
    return found;
  };

  it("records who belongs to whom, what depends on what, and the options", async () => {
    const mocks = await installed({ stack: "dev" });
    const box = new Box("outer", { colour: pulumi.secret("red") });
    const after = new Widget("after", { size: 2, name: "after", note: box.widget.arn });
    await resolve(after.arn);
    await settled();
    const component = named(mocks.registrations, "outer");
    const widget = named(mocks.registrations, "outer-widget");
    assert.equal(component.urn, "urn:pulumi:dev::vipkit::vipkit:box:Box::outer");
    assert.equal(widget.urn, `urn:pulumi:dev::vipkit::vipkit:box:Box$${widgetType}::outer-widget`);
    assert.equal(widget.parent, component.urn);
    assert.deepEqual(
      [component.custom, widget.custom, widget.protect, widget.ignoreChanges],
      [false, true, true, ["level"]],
    );
    assert.deepEqual(widget.secrets, ["colour"]);
    assert.equal(widget.inputs.colour, "red");
    assert.deepEqual(component.outputs, { arn: widget.outputs.arn });
    assert.deepEqual(named(mocks.registrations, "after").propertyDependencies.note, [widget.urn]);
    assert.deepEqual(named(mocks.registrations, "after").inputs.note, widget.outputs.arn);
  });

  it("answers with what the control plane made, the same for the same stack and region", async () => {
    const arnIn = async (settings: { stack?: string; region?: string }) => {
      await installed(settings);
      return resolve(new Widget("w", { size: 1, name: "w" }).arn);
    };
    assert.match(await arnIn({}), /^arn:aws:test:eu-west-1:\d{12}:w-0[0-9a-f]{16}$/);
    assert.equal(await arnIn({}), await arnIn({}));
    assert.notEqual(await arnIn({ stack: "other" }), await arnIn({}));
    assert.match(await arnIn({ region: "us-gov-west-1" }), /^arn:aws-us-gov:test:us-gov-west-1/);
  });

  it("refuses what the twin refuses, in a check, at creation and by type, and says so", () => {
    const mocks = createTwinMocks({ tables: [widgets] });
    const make = (type: string, name: string, inputs: object) => () =>
      mocks.newResource({ type, name, inputs, custom: true });
    assert.throws(make(widgetType, "a", {}), /size: is required, but missing/);
    assert.throws(make(widgetType, "b", { size: 0 }), /size: expected 1 or more, got 0/);
    make(widgetType, "c", { size: 1, name: "c" })();
    assert.throws(make(widgetType, "d", { size: 1, name: "c" }), /DuplicateWidgetName/);
    assert.throws(make("aws:sqs/queue:Queue", "q", {}), /no model of aws:sqs\/queue:Queue/);
    assert.equal(mocks.refusals.length, 4);
    assert.match(mocks.refusals[0] ?? "", /^aws:test\/widget:Widget "a": /);
  });

  it("answers functions from the same tables, and lets providers and components through", () => {
    const mocks = createTwinMocks({ tables: [widgets], region: "eu-north-1" });
    assert.deepEqual(mocks.call({ token: "aws:test/getZone:getZone", inputs: { a: "1" } }), {
      a: "1",
      region: "eu-north-1",
    });
    assert.throws(() => mocks.call({ token: "aws:index/getIp:getIp", inputs: {} }), /UnsupportedFunction/);
    const provider = mocks.newResource({
      type: "pulumi:providers:aws",
      name: "p",
      inputs: { region: "us-east-1" },
      custom: true,
    });
    assert.deepEqual(provider.state, { region: "us-east-1" });
    assert.ok(provider.id);
  });

  it("reads a resource that the account is assumed to have", () => {
    const mocks = createTwinMocks({ tables: [widgets] });
    const read = mocks.newResource({ type: widgetType, name: "w", inputs: { size: 3 }, custom: true, id: "w-theirs" });
    assert.deepEqual(read, { id: "w-theirs", state: { size: 3 } });
  });

  it("leaves unset what a newer SDK asks of an answer", async () => {
    await installed();
    const { ReadResourceRequest } = await import("@pulumi/pulumi/proto/resource_pb.js");
    const request = new ReadResourceRequest();
    request.setType(widgetType);
    request.setId("w-theirs");
    const monitor = pulumi.runtime.getMonitor();
    assert.ok(monitor);
    const answer = await new Promise<object>((done) =>
      monitor.readResource(request, (_: unknown, it: object) => done(it)),
    );
    const ask = (field: string): unknown => Reflect.get(answer, field)();
    assert.equal(ask("getId"), "w-theirs");
    assert.equal(ask("getUnknown"), undefined);
    assert.equal(ask("hasOfTheNextSdk"), undefined);
    assert.deepEqual(ask("getOfTheNextSdkList"), []);
    assert.equal(`${answer}`, "[object Object]", "a log line of the SDK shows it");
    assert.equal(await answer, answer);
  });

  it("does not know what the account has, when a newer SDK asks whether a resource exists", async () => {
    await installed();
    const ask: unknown = Reflect.get(pulumi.runtime.getMonitor() ?? {}, "existsResource");
    assert.ok(typeof ask === "function");
    ask({}, (_: unknown, answer: { getExists(): boolean; getUnknown(): boolean }) =>
      assert.deepEqual([answer.getExists(), answer.getUnknown()], [false, true]),
    );
  });
});
