import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Node, TargetHealth } from "../../twin/contract/desired-state";
import type { Slot } from "../../twin/daemon/slot";
import { addCluster, eventually, MemoryHost } from "../support/cluster";
import { Load } from "../support/load";
import { addOpenFirewall, quickCheck, takeTestSlot } from "../support/twin";

interface Told {
  readonly nodes: readonly Node[];
  readonly health: readonly TargetHealth[];
}

let slot: Slot;
let host: MemoryHost;
let file: string;
let url: string;
let child: ChildProcess;
let told: Told = { nodes: [], health: [] };

/** A daemon's life: from its start to whatever ends it. */
async function start(): Promise<void> {
  const script = join(__dirname, "../support/plane-process.js");
  const project = resolve(host.folder, "../../..");
  child = spawn(process.execPath, [script, project, String(slot.number), file], { stdio: ["pipe", "pipe", "inherit"] });
  told = { nodes: [], health: [] };
  createInterface({ input: child.stdout ?? process.stdin }).on("line", (line) => {
    told = JSON.parse(line) as Told;
  });
  await eventually("the data plane has started", () => told.nodes.length > 0 || child.exitCode !== null, 30);
}

const ask = async () => {
  child.stdin?.write("status\n");
  await sleep(50);
  return told;
};
const isWhole = async () => {
  const { nodes, health } = await ask();
  return nodes.length === 3 && health.filter(({ state }) => state === "healthy").length === 3;
};
const ids = ({ nodes }: Told) => nodes.map(({ id }) => id).sort();

async function kill(): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

before(async () => {
  slot = await takeTestSlot();
  host = new MemoryHost(slot.number);
  mkdirSync(host.folder, { recursive: true });
  addOpenFirewall(host);
  addCluster(host, { minElbCapacity: 3 }, { healthCheck: quickCheck });
  file = join(host.folder, "../store.json");
  url = `http://127.${slot.number}.0.254:8080`;
  writeFileSync(file, host.export());
  await start();
  await eventually("three healthy nodes", isWhole, 30);
});
after(async () => {
  if (child.exitCode === null && child.signalCode === null) await kill();
  for (const pid of processesBelow(host.folder)) process.kill(pid, "SIGKILL");
  slot.release();
  host.cleanUp();
});

/** Processes that work in a folder or write their output into it. */
function processesBelow(folder: string): number[] {
  const isBelow = (link: string) => {
    try {
      return readlinkSync(link).startsWith(folder);
    } catch {
      return false;
    }
  };
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 1 && [`/proc/${pid}/cwd`, `/proc/${pid}/fd/1`].some(isBelow));
}

describe("recovery", () => {
  it("serves on while the daemon is dead, and the next one takes over what runs", async () => {
    const before = await ask();
    const load = new Load(url, 60);
    await sleep(500);
    await kill();
    await sleep(1500);
    await start();
    await eventually("all are known again", isWhole, 20);
    const { lost, sent } = await load.end();
    assert.deepEqual(lost, [], `of ${sent}`);
    assert.deepEqual(ids(told), ids(before));
    assert.deepEqual(
      told.nodes.map(({ pid }) => pid),
      before.nodes.map(({ pid }) => pid),
    );
  });

  it("replaces what died while nobody looked", async () => {
    const before = await ask();
    await kill();
    process.kill(-(before.nodes[0]?.pid ?? 0), "SIGKILL");
    await start();
    await eventually("full strength", isWhole, 30);
    const kept = told.nodes.filter(({ pid }) => before.nodes.some((node) => node.pid === pid));
    assert.equal(kept.length, 2);
  });

  it("brings everything back after a reboot, with the same nodes at the same addresses", async () => {
    const before = await ask();
    await kill();
    for (const pid of processesBelow(host.folder)) process.kill(pid, "SIGKILL");
    await eventually("nothing runs", () => processesBelow(host.folder).length === 0);
    await start();
    await eventually("full strength", isWhole, 30);
    assert.deepEqual(ids(told), ids(before));
    assert.deepEqual(
      told.nodes.map(({ address }) => address),
      before.nodes.map(({ address }) => address),
    );
    const load = new Load(url, 40);
    await sleep(1000);
    assert.deepEqual((await load.end()).lost, []);
  });

  it("survives a daemon that is killed again and again while it launches nodes", async () => {
    const store = JSON.parse(readFileSync(file, "utf8")) as {
      resources: { id: string; outputs: Record<string, unknown> }[];
    };
    await kill();
    const group = store.resources.find(({ id }) => id === "web");
    if (group) group.outputs = { ...group.outputs, desiredCapacity: 6 };
    writeFileSync(file, JSON.stringify(store));
    for (let round = 0; round < 4; round++) {
      await start();
      await sleep(round * 150);
      await kill();
    }
    await start();
    await eventually(
      "six nodes",
      async () => (await ask()).nodes.filter(({ lifecycle }) => lifecycle === "InService").length === 6,
      30,
    );
    const servers = processesBelow(join(host.folder, "nodes"));
    assert.equal(servers.length, 6, "no node runs that nobody knows of");
  });

  it("leaves no process when it ends in order", async () => {
    child.stdin?.write("end\n");
    await once(child, "exit");
    await eventually("nothing runs", () => processesBelow(host.folder).length === 0, 10);
  });
});
