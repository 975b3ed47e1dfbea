import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { createNullDataPlane, type DataPlane, type DataPlaneHost } from "../../../twin/contract/data-plane";
import { CloudError, type Props } from "../../../twin/contract/resources";
import { ModelRegistry } from "../../../twin/control/registry";
import { DaemonClient } from "../../../twin/daemon/client";
import { Daemon } from "../../../twin/daemon/daemon";
import { NotRunning } from "../../../twin/daemon/http";
import { textOf } from "../../../twin/daemon/protocol";
import { partType, widgets, widgetType } from "../../support/widget";

const session = { region: "eu-west-1", settings: { bootTime: 1, metricPeriod: 60, nodeCommand: [] } };
const code = (expected: string) => (error: unknown) => error instanceof CloudError && error.code === expected;

describe("the daemon", () => {
  let base = "";
  let folder = "";
  const running = new Set<Daemon>();
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), "vipkit-daemon-"));
    folder = join(base, "twin");
  });
  afterEach(async () => {
    for (const daemon of running) await daemon.stop();
    running.clear();
    rmSync(base, { recursive: true, force: true });
  });

  async function start(plane: Partial<DataPlane> = {}, options: { folder?: string; idleTimeout?: number } = {}) {
    const hosts: DataPlaneHost[] = [];
    const createDataPlane = (host: DataPlaneHost) => {
      hosts.push(host);
      return { ...createNullDataPlane(host), ...plane };
    };
    const registry = new ModelRegistry([widgets]);
    const daemon = await Daemon.start({
      folder,
      region: "eu-west-1",
      idleTimeout: 60,
      registry,
      createDataPlane,
      ...options,
    });
    running.add(daemon);
    const [host] = hosts;
    assert.ok(host);
    return { daemon, host, client: new DaemonClient(options.folder ?? folder) };
  }
  const order = (name: string, inputs: Props = {}, more: object = {}) => ({
    ...{ type: widgetType, name, urn: `urn:${name}`, inputs: { size: 1, name, ...inputs } },
    ...{ timeout: 0, isKnown: true, token: name, ...more },
  });
  const stored = () => {
    const data = JSON.parse(readFileSync(join(folder, "store.json"), "utf8")) as { resources: { name: string }[] };
    return data.resources.map(({ name }) => name);
  };

  it("answers on a socket that only its owner can open, and leaves neither it nor a process id behind", async () => {
    const { daemon, client } = await start();
    assert.equal(statSync(join(folder, "control.sock")).mode & 0o777, 0o600);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    const presence = await client.presence();
    assert.equal(presence?.pid, process.pid);
    assert.ok(presence && presence.slot >= 16 && presence.slot <= 250);
    await daemon.stop();
    assert.equal(existsSync(join(folder, "control.sock")), false);
    assert.equal(existsSync(join(folder, "daemon.pid")), false);
    assert.equal(await client.presence(), undefined);
    await assert.rejects(client.post("/session", session), NotRunning);
  });

  it("works below a path longer than a socket's name may be", async () => {
    const deep = join(base, "d".repeat(60), "e".repeat(60), "twin");
    mkdirSync(deep, { recursive: true });
    const { client } = await start({}, { folder: deep });
    assert.equal((await client.presence())?.pid, process.pid);
  });

  it("refuses a second daemon of the same folder, and gives another folder another slot", async () => {
    const { client } = await start();
    await assert.rejects(start(), code("AlreadyRunning"));
    const other = await start({}, { folder: join(base, "other") });
    assert.notEqual((await other.client.presence())?.slot, (await client.presence())?.slot);
  });

  it("keeps its slot, resources and runtime over a restart, and removes the socket of a killed one", async () => {
    const { daemon, client, host } = await start();
    await client.post("/create", order("a"));
    await host.saveRuntime({ nodes: ["i-1"] });
    const slot = (await client.presence())?.slot;
    await daemon.stop();
    writeFileSync(join(folder, "control.sock"), "");
    const again = await start();
    assert.deepEqual(again.host.runtime(), { nodes: ["i-1"] });
    assert.equal(again.host.all(widgetType)[0]?.name, "a");
    assert.equal((await again.client.presence())?.slot, slot);
  });

  it("says who holds the addresses of a stack that was away", async () => {
    const { daemon, client } = await start();
    const slot = (await client.presence())?.slot;
    await daemon.stop();
    const taken = join(base, "taken");
    mkdirSync(taken);
    writeFileSync(join(taken, "store.json"), readFileSync(join(folder, "store.json")));
    await start({}, { folder: taken });
    await assert.rejects(
      start(),
      (error: Error) =>
        code("SlotInUse")(error) && error.message.includes(taken) && error.message.includes(`127.${slot}.`),
    );
  });

  it("stores before it answers, and answers with the vendor's code", async () => {
    const { client } = await start();
    const { id, outputs } = await client.post("/create", order("a"));
    assert.deepEqual(stored(), ["a"]);
    assert.match(JSON.stringify(outputs), /"version":1/);
    await assert.rejects(client.post("/create", order("a", {}, { token: "b" })), code("DuplicateWidgetName"));
    const { found } = await client.post("/read", { type: widgetType, id: textOf(id), known: {} });
    assert.ok(found);
    await client.post("/delete", { type: widgetType, id: textOf(id), timeout: 0, token: "d" });
    assert.deepEqual(stored(), []);
    assert.deepEqual(await client.post("/read", { type: widgetType, id: textOf(id), known: {} }), { found: null });
  });

  it("does what it is told once, however often it is told", async () => {
    const { client } = await start();
    const first = await client.post("/create", order("a"));
    const again = await client.post("/create", order("a"));
    assert.equal(again.id, first.id);
    const change = {
      type: widgetType,
      id: textOf(first.id),
      inputs: { size: 1, name: "a", colour: "red" },
      timeout: 0,
      token: "u",
    };
    await client.post("/update", change);
    const { outputs } = await client.post("/update", change);
    assert.equal((outputs as Props).version, 2);
  });

  it("replaces what an interrupted run left, but never what the engine knows", async () => {
    const { client } = await start();
    const left = await client.post("/create", order("a", {}, { token: "1" }));
    await assert.rejects(
      client.post("/create", order("a", {}, { token: "2", isKnown: true })),
      code("DuplicateWidgetName"),
    );
    const next = await client.post("/create", order("a", {}, { token: "3", isKnown: false }));
    assert.notEqual(next.id, left.id);
    assert.deepEqual(stored(), ["a"]);
  });

  it("carries out many orders at once, each of them whole", async () => {
    const { client } = await start();
    const { id } = await client.post("/create", order("owner"));
    const parts = Array.from({ length: 40 }, (_, index) =>
      client.post("/create", {
        ...order(`p${index}`),
        type: partType,
        inputs: { widget: textOf(id), broken: index % 4 === 0 },
      }),
    );
    const results = await Promise.allSettled(parts);
    assert.equal(results.filter(({ status }) => status === "rejected").length, 10);
    const { found } = await client.post("/read", { type: widgetType, id: textOf(id), known: {} });
    assert.equal((found as { outputs: Props }).outputs.parts, 30);
    assert.equal(stored().length, 31);
  });

  it("refuses a change that the disk does not take, and has forgotten it", async () => {
    const { client, host } = await start();
    await client.post("/create", order("a"));
    symlinkSync("/dev/full", join(folder, "store.json.draft"));
    await assert.rejects(client.post("/create", order("b")), /no space is left/);
    assert.deepEqual(
      host.all(widgetType).map(({ name }) => name),
      ["a"],
    );
    await client.post("/create", order("b"));
    assert.deepEqual(stored(), ["a", "b"]);
  });

  it("tells of a resource that exists but does not settle, and of a machine that cannot have it", async () => {
    const settle = (type: string) =>
      type === widgetType ? Promise.reject(new CloudError("Timeout", "no capacity after 5 s")) : Promise.resolve();
    const beforeCreate = (_type: string, inputs: Props) =>
      inputs.colour === "loud" ? Promise.reject(new CloudError("PortInUse", "8443 is taken")) : Promise.resolve();
    const { client } = await start({ waitUntilStable: settle, beforeCreate });
    const outcome = await client.post("/create", order("a"));
    assert.match(textOf(outcome.problem), /no capacity after 5 s/);
    assert.deepEqual(stored(), ["a"]);
    await assert.rejects(client.post("/create", order("b", { colour: "loud" })), code("PortInUse"));
    assert.deepEqual(stored(), ["a"]);
  });

  it("lets nobody wait who has cancelled; what exists is still told", async () => {
    const { client } = await start({ waitUntilStable: () => new Promise(() => undefined) });
    const waiting = client.post("/create", order("a"));
    while (!existsSync(join(folder, "store.json")) || stored().length === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    await client.post("/cancel", {});
    assert.match(textOf((await waiting).problem), /Cancelled/);
  });

  it("cancels what is being made just now, too", async () => {
    const cancel = async () => void (await client.post("/cancel", {}));
    const { client } = await start({ beforeCreate: cancel, waitUntilStable: () => new Promise(() => undefined) });
    assert.match(textOf((await client.post("/create", order("a"))).problem), /Cancelled/);
    assert.deepEqual(stored(), ["a"]);
  });

  it("takes new settings and an empty region change, and a second provider's region beside the first", async () => {
    const { client, host } = await start();
    await client.post("/session", {
      region: "us-east-1",
      settings: { bootTime: 7, metricPeriod: 5, nodeCommand: ["x"] },
    });
    assert.deepEqual(host.settings(), { bootTime: 7, metricPeriod: 5, nodeCommand: ["x"] });
    assert.deepEqual([host.zones[0], host.zones.length], ["us-east-1a", 6]);
    const first = await client.post("/create", order("a"));
    await client.post("/session", session);
    const second = await client.post("/create", { ...order("b"), region: session.region });
    assert.match(JSON.stringify([first, second]), /aws:test:us-east-1:.*aws:test:eu-west-1:/);
    const find = (id: unknown, region?: string) =>
      client.post("/read", { type: widgetType, id: textOf(id as string), known: {}, ...(region ? { region } : {}) });
    assert.equal((await find(first.id, "eu-west-1")).found, null);
    assert.notEqual((await find(first.id, "us-east-1")).found, null);
    assert.notEqual((await find(first.id)).found, null);
  });

  it("shows what a controller changed as drift, durable at once", async () => {
    const { client, host } = await start();
    const { id } = await client.post("/create", order("a", { level: 1 }));
    await host.patch(widgetType, textOf(id), { level: 5 });
    assert.match(readFileSync(join(folder, "store.json"), "utf8"), /"level":5/);
    const { found } = await client.post("/read", { type: widgetType, id: textOf(id), known: { level: 1 } });
    assert.deepEqual((found as { inputs: Props }).inputs, { level: 5 });
  });

  it("goes when nothing is left to serve, and when its folder is removed", async () => {
    const idle = await start({}, { idleTimeout: 0 });
    await until(async () => (await idle.client.presence()) === undefined);
    const other = join(base, "removed");
    const { client } = await start({}, { folder: other });
    await client.post("/create", order("a"));
    rmSync(other, { recursive: true });
    mkdirSync(other);
    await until(() => Promise.resolve(readLog(other).includes("the folder was removed")));
  });

  it("stops its data plane before it answers to stop", async () => {
    let stopped = 0;
    const { client } = await start({ stop: () => Promise.resolve(void stopped++) });
    await client.post("/stop", {});
    assert.ok(stopped >= 1);
    await until(async () => (await client.presence()) === undefined);
  });

  it("knows its paths, faults and JSON, and says what it does not know", async () => {
    const { client } = await start();
    const ask = (path: string, body: object) => client.post(path as "/fault", body as never);
    await assert.rejects(ask("/nothing", {}), code("NotFound"));
    await assert.rejects(ask("/fault", { kind: "explode" }), /expected fail-zone.*got "explode"/);
    assert.equal((await client.status()).desired.slot, (await client.presence())?.slot);
  });

  function readLog(at: string): string {
    const path = join(at, "daemon.log");
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  }
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5000;
  while (!(await condition())) {
    assert.ok(Date.now() < deadline, "did not happen within 5 s");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
