import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { CloudError } from "../../../twin/contract/resources";
import { ModelRegistry } from "../../../twin/control/registry";
import { services } from "../../../twin/control/services/index";
import { DaemonClient, ensureDaemon, findDaemon } from "../../../twin/daemon/client";
import { createDaemonBackend } from "../../../twin/provider/daemon-backend";
import { until } from "../../support/traffic";

const vpc = (name: string, isKnown = false) => ({
  ...{ type: "aws:ec2/vpc:Vpc", name, urn: `urn:${name}`, isKnown, timeout: 0 },
  inputs: { cidrBlock: "10.0.0.0/16", tags: { Name: name } },
});
const code = (expected: string) => (error: unknown) => error instanceof CloudError && error.code === expected;

function isRemoved(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}

describe("the daemon as a process", () => {
  let folder = "";
  const started = new Set<string>();
  beforeEach(() => {
    process.env.VIPKIT_TWIN_DATA = "none";
    folder = join(mkdtempSync(join(tmpdir(), "vipkit-launch-")), "twin");
    started.add(folder);
  });
  afterEach(async () => {
    for (const each of started) {
      await new DaemonClient(each).stop().catch(() => undefined);
      // One that came too late may still be writing into its log why it goes, also between the removal of the files and of the folder.
      await until(() => isRemoved(join(each, "..")), 10_000, `${each} can be removed`);
    }
    started.clear();
  });
  const backend = () => {
    const settings = { bootTime: 1, metricPeriod: 60, nodeCommand: [] };
    return createDaemonBackend(new ModelRegistry(services), { region: "eu-west-1", folder, settings });
  };
  const stored = () => {
    const data = JSON.parse(readFileSync(join(folder, "store.json"), "utf8")) as { resources: { name: string }[] };
    return data.resources.map(({ name }) => name).sort();
  };

  it("is started once, however many need it at the same moment", async () => {
    const clients = await Promise.all(Array.from({ length: 4 }, () => ensureDaemon(folder, { region: "eu-west-1" })));
    const pids = await Promise.all(clients.map(async (client) => (await client.presence())?.pid));
    assert.equal(new Set(pids).size, 1);
    assert.notEqual(pids[0], process.pid);
  });

  it("gets neither the engine's secrets nor cloud credentials", async () => {
    Object.assign(process.env, { PULUMI_CONFIG_PASSPHRASE: "hush", AWS_SECRET_ACCESS_KEY: "hush" });
    const client = await ensureDaemon(folder, { region: "eu-west-1" });
    const { pid = 0 } = (await client.presence()) ?? {};
    const environment = readFileSync(`/proc/${pid}/environ`, "utf8");
    assert.doesNotMatch(environment, /hush/);
    assert.match(environment, /VIPKIT_TWIN_DATA=none/);
  });

  it("is started again when it was killed, by the next order, and has forgotten nothing", async () => {
    const twin = backend();
    const first = await twin.create(vpc("a"));
    process.kill((await findDaemon(folder).then((client) => client?.presence()))?.pid ?? 0, "SIGKILL");
    const second = await twin.create(vpc("b"));
    assert.notEqual(second.id, first.id);
    assert.deepEqual(stored(), ["a", "b"]);
    assert.equal((await twin.read("aws:ec2/vpc:Vpc", first.id, {}))?.outputs.cidrBlock, "10.0.0.0/16");
  });

  it("carries out each order exactly once while it is killed again and again", async () => {
    const twin = backend();
    await twin.create(vpc("first"));
    const names = Array.from({ length: 12 }, (_, index) => `n${index}`);
    const orders = names.map(async (name, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 60));
      return twin.create(vpc(name));
    });
    for (let kill = 0; kill < 2; kill++) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      const presence = await new DaemonClient(folder).presence();
      if (presence) process.kill(presence.pid, "SIGKILL");
    }
    const outcomes = await Promise.all(orders);
    assert.equal(new Set(outcomes.map(({ id }) => id)).size, names.length);
    assert.deepEqual(stored(), ["first", ...names].sort());
  });

  it("says why it did not start, and leaves what it found alone", async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "store.json"), "{ half");
    await assert.rejects(ensureDaemon(folder, { region: "eu-west-1" }), (error: Error) => {
      assert.ok(code("DaemonNotStarted")(error));
      assert.match(error.message, /store\.json cannot be read.*store\.json\.bak.*(?:npm run|vipkit) down/s);
      assert.doesNotMatch(error.message, /\n\s+at /);
      return true;
    });
    assert.equal(readFileSync(join(folder, "store.json"), "utf8"), "{ half");
    await assert.rejects(backend().create(vpc("a")), code("DaemonNotStarted"));
  });

  it("says that the disk is full", async () => {
    mkdirSync(folder, { recursive: true });
    symlinkSync("/dev/full", join(folder, "store.json.draft"));
    await assert.rejects(ensureDaemon(folder, { region: "eu-west-1" }), /no space is left on the device/);
  });

  it("says that the folder cannot be written", async () => {
    writeFileSync(folder, "a file");
    await assert.rejects(
      ensureDaemon(folder, { region: "eu-west-1" }),
      (error: Error) => code("DaemonNotStarted")(error) && error.message.includes(folder),
    );
  });

  it("is not mistaken for somebody else's program on its address", async () => {
    const { pid = 0, slot = 0 } = (await (await ensureDaemon(folder, { region: "eu-west-1" })).presence()) ?? {};
    process.kill(pid, "SIGTERM");
    await gone(pid);
    const squatter = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => squatter.listen(25250, `127.${slot}.255.255`, resolve));
    await assert.rejects(
      ensureDaemon(folder, { region: "eu-west-1" }),
      /127\.\d+\.0\.0\/16 are taken by another program/,
    );
    await new Promise((resolve) => squatter.close(resolve));
    assert.ok((await ensureDaemon(folder, { region: "eu-west-1" })).folder);
  });

  it("answers a preview's questions without being started", async () => {
    const zones = await backend().invoke("aws:index/getAvailabilityZones:getAvailabilityZones", {}, true);
    assert.deepEqual(zones.names, ["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
    assert.equal(await findDaemon(folder), undefined);
  });
});

async function gone(pid: number): Promise<void> {
  const deadline = Date.now() + 5000;
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    assert.ok(Date.now() < deadline, `process ${pid} is still there`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
