import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { credentials, type Metadata, Server, ServerCredentials, type ServiceError } from "@grpc/grpc-js";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderClient, ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Backend } from "../../../twin/contract/backend";
import type { Props } from "../../../twin/contract/resources";
import { ModelRegistry } from "../../../twin/control/registry";
import { toProps, unknownValue } from "../../../twin/control/values";
import { createMemoryBackend } from "../../../twin/provider/memory-backend";
import { createProviderService } from "../../../twin/provider/server";
import { widgets, widgetType } from "../../support/widget";

const struct = (props: object) => Struct.fromJavaScript(props as Record<string, never>);
const urn = (name: string, type = widgetType) => `urn:pulumi:test::vipkit::vipkit:x:Parent$${type}::${name}`;
const secret = (value: string) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });

describe("the provider", () => {
  const server = new Server();
  const registry = new ModelRegistry([widgets]);
  const orders: { isKnown: boolean }[] = [];
  let cancelled = 0;
  let backend: Backend;
  let client: ResourceProviderClient;

  before(async () => {
    const connect = (region: string): Backend => {
      const memory = createMemoryBackend(registry, region, "seed");
      return {
        ...memory,
        create: async (order) => {
          orders.push(order);
          const outcome = await memory.create(order);
          return order.inputs.colour === "slow" ? { ...outcome, problem: "no capacity after 5 s" } : outcome;
        },
        cancel: () => Promise.resolve(void cancelled++),
      };
    };
    const setup = { registry, version: "1.2.3-twin", cwd: "/project", purpose: "stack" as const };
    const service = createProviderService({ ...setup, connect: ({ region }) => (backend = connect(region)) });
    server.addService(ResourceProviderService, service);
    const port = await promisify(server.bindAsync.bind(server))("127.0.0.1:0", ServerCredentials.createInsecure());
    client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  });
  after(() => {
    client.close();
    server.forceShutdown();
  });

  function call<Response>(
    send: (callback: (error: ServiceError | null, response: Response) => void) => unknown,
  ): Promise<Response> {
    return new Promise((resolve, reject) => {
      send((error, response) => (error ? reject(error) : resolve(response)));
    });
  }
  const check = (news: object, olds: object = {}, seed = "seed") => {
    const request = new proto.CheckRequest().setUrn(urn("a")).setNews(struct(news)).setOlds(struct(olds));
    return call<proto.CheckResponse>((done) => client.check(request.setRandomseed(Buffer.from(seed)), done));
  };
  const create = (inputs: object, name = "a", isPreview = false) => {
    const request = new proto.CreateRequest().setUrn(urn(name)).setProperties(struct(inputs)).setPreview(isPreview);
    return call<proto.CreateResponse>((done) => client.create(request, done));
  };
  const props = (value: Struct | undefined): Props => toProps(value?.toJavaScript());

  it("does nothing before it is configured, and then previews", async () => {
    await assert.rejects(create({ size: 1 }), /NotConfigured/);
    const args = struct({ region: "eu-west-1", endpoints: '[{"sts":"unix:twin"}]' });
    const response = await call<proto.ConfigureResponse>((done) =>
      client.configure(new proto.ConfigureRequest().setArgs(args), done),
    );
    assert.equal(response.getSupportspreview(), true);
    assert.equal(response.getAcceptsecrets(), false);
    assert.ok(backend);
  });

  it("says its version, and refuses wrong settings before anything runs", async () => {
    const info = await call<PluginInfo>((done) => client.getPluginInfo(new Empty(), done));
    assert.equal(info.getVersion(), "1.2.3-twin");
    const checkConfig = (news: object) =>
      call<proto.CheckResponse>((done) => client.checkConfig(new proto.CheckRequest().setNews(struct(news)), done));
    const [failure] = (await checkConfig({ region: "eu-west-1", endpoints: [{ sts: "x" }] })).getFailuresList();
    assert.match(failure?.getReason() ?? "", /expected "unix:/);
    const [misspelt] = (await checkConfig({ region: "eu-wset-1" })).getFailuresList();
    assert.match(misspelt?.getReason() ?? "", /no region of AWS, got "eu-wset-1"; nearest: eu-west-1, /);
    const move = (from: string, to: string) =>
      call<proto.DiffResponse>((done) =>
        client.diffConfig(
          new proto.DiffRequest().setOlds(struct({ region: from })).setNews(struct({ region: to })),
          done,
        ),
      );
    await assert.rejects(
      move("eu-west-1", "us-east-1"),
      /RegionMismatch: .*is us-east-1, .*holds a cluster in eu-west-1/,
    );
    assert.equal((await move("eu-west-1", "eu-west-1")).getChanges(), proto.DiffResponse.DiffChanges.DIFF_NONE);
    assert.deepEqual((await checkConfig({ region: unknownValue })).getFailuresList(), []);
  });

  it("checks: names, defaults, secrets opened, failures by property, unknowns let through", async () => {
    const good = await check({ size: 1, colour: secret("red") });
    const inputs = props(good.getInputs());
    assert.equal(inputs.colour, "red");
    assert.match(JSON.stringify(inputs), /"__defaults":\["name"\]/);
    const [failure] = (await check({ size: 0 })).getFailuresList();
    assert.equal(failure?.getProperty(), "size");
    assert.deepEqual((await check({ size: unknownValue })).getFailuresList(), []);
    assert.equal(props((await check({ size: 2 }, inputs, "other")).getInputs()).name, inputs.name);
    assert.notEqual(props((await check({ size: 2 }, {}, "other")).getInputs()).name, inputs.name);
  });

  it("diffs the old inputs with the new ones, in detail", async () => {
    const diff = (old: object, news: object) => {
      const request = new proto.DiffRequest()
        .setId("w-1")
        .setUrn(urn("a"))
        .setOlds(struct({ ...old, arn: "x" }));
      return call<proto.DiffResponse>((done) =>
        client.diff(request.setOldInputs(struct(old)).setNews(struct(news)), done),
      );
    };
    const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
    assert.equal((await diff({ size: 1 }, { size: 1 })).getChanges(), DIFF_NONE);
    const changed = await diff({ size: 1, name: "n", tags: { a: "1" } }, { size: 2, name: "n", tags: { a: "2" } });
    assert.equal(changed.getChanges(), DIFF_SOME);
    assert.deepEqual(changed.getReplacesList(), ["size"]);
    assert.deepEqual(changed.getDiffsList().sort(), ["size", "tags"]);
    assert.equal(changed.getDeletebeforereplace(), true);
    assert.equal(changed.getDetaileddiffMap().get("tags.a")?.getKind(), proto.PropertyDiff.Kind.UPDATE);
    assert.equal(changed.getDetaileddiffMap().get("size")?.getKind(), proto.PropertyDiff.Kind.UPDATE_REPLACE);
  });

  it("previews a creation with its inputs and nothing made up, and an update without what it cannot know", async () => {
    const planned = await create({ size: 1, colour: unknownValue, __defaults: ["name"] }, "planned", true);
    assert.equal(planned.getId(), "");
    assert.deepEqual(props(planned.getProperties()), { size: 1, colour: unknownValue });
    const olds = struct({ size: 1, version: 3, arn: "x" });
    const request = new proto.UpdateRequest()
      .setId("w")
      .setUrn(urn("a"))
      .setOlds(olds)
      .setNews(struct({ size: 1, colour: "b" }));
    const update = await call<proto.UpdateResponse>((done) => client.update(request.setPreview(true), done));
    assert.deepEqual(props(update.getProperties()), { size: 1, version: unknownValue, arn: "x", colour: "b" });
  });

  it("creates, updates, reads and deletes", async () => {
    const created = await create({ size: 1, name: "life" }, "life");
    const id = created.getId();
    assert.match(id, /^w-/);
    const update = new proto.UpdateRequest()
      .setId(id)
      .setUrn(urn("life"))
      .setNews(struct({ size: 1, name: "life", colour: "b" }));
    const updated = await call<proto.UpdateResponse>((done) => client.update(update, done));
    assert.equal(props(updated.getProperties()).version, 2);
    const read = () =>
      call<proto.ReadResponse>((done) =>
        client.read(
          new proto.ReadRequest()
            .setId(id)
            .setUrn(urn("life"))
            .setInputs(struct({ size: 1, __defaults: ["name"] })),
          done,
        ),
      );
    const live = await read();
    assert.equal(props(live.getProperties()).colour, "b");
    assert.deepEqual(props(live.getInputs()), { size: 1, __defaults: ["name"] });
    await call<Empty>((done) => client.delete(new proto.DeleteRequest().setId(id).setUrn(urn("life")), done));
    assert.equal((await read()).getId(), "");
  });

  it("says whether the engine knew the resource, by the old inputs it has shown", async () => {
    await create({ size: 1, name: "new" }, "unknown");
    await check({ size: 1, name: "known" }, { size: 2, name: "known" });
    await create({ size: 1, name: "known" }, "a");
    assert.deepEqual(
      orders.slice(-2).map(({ isKnown }) => isKnown),
      [false, true],
    );
  });

  it("reports a refusal as one line with the vendor's code", async () => {
    await create({ size: 1, name: "twice" }, "t1");
    await assert.rejects(create({ size: 1, name: "twice" }, "t2"), (error: ServiceError) => {
      assert.equal(error.details, 'DuplicateWidgetName: a widget "twice" exists');
      return true;
    });
    const other = new proto.CheckRequest().setUrn(urn("q", "aws:sqs/queue:Queue")).setNews(struct({}));
    await assert.rejects(
      call<proto.CheckResponse>((done) => client.check(other, done)),
      /no model of aws:sqs\/queue:Queue/,
    );
  });

  it("reports a resource that does not settle together with its id, so that the engine keeps it", async () => {
    await assert.rejects(
      create({ size: 1, name: "slow", colour: "slow" }, "slow"),
      (error: ServiceError & { metadata: Metadata }) => {
        assert.equal(error.details, "no capacity after 5 s");
        const [details] = error.metadata.get("grpc-status-details-bin");
        assert.match(String(details), /pulumirpc\.ErrorResourceInitFailed/);
        assert.match(String(details), /w-0[0-9a-f]{16}/);
        return true;
      },
    );
  });

  it("answers functions, and passes a cancellation on", async () => {
    const invoke = (token: string) =>
      call<proto.InvokeResponse>((done) =>
        client.invoke(new proto.InvokeRequest().setTok(token).setArgs(struct({ a: "1" })), done),
      );
    assert.deepEqual(props((await invoke("aws:test/getZone:getZone")).getReturn()), { a: "1", region: "eu-west-1" });
    await assert.rejects(invoke("aws:index/getIp:getIp"), /UnsupportedFunction/);
    await call<Empty>((done) => client.cancel(new Empty(), done));
    assert.equal(cancelled, 1);
  });
});
