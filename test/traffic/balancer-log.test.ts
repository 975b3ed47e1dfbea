import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { BalancerController } from "../../twin/balancer";
import { ask as askHaproxy } from "../../twin/balancer/runtime/admin";
import { PlaneFixture } from "../support/balancer-plane";
import { balancer, forward, groupArn, listener, quickCheck, targetGroup } from "../support/balancing";
import { reserveSlot } from "../support/slots";
import { ask, sleep, until } from "../support/traffic";

const slot = reserveSlot();
const url = `http://127.${slot}.0.4:8080`;

const nothing = { securityGroups: [], certificates: [] };

/** Two balancers; another `idleTimeout` is another configuration. */
const logging = (accessLogs: boolean, idleTimeout = 60) => ({
  balancers: [
    balancer(slot, [listener(8080, { defaultAction: forward({ blue: 1 }) })], { accessLogs, idleTimeout }),
    balancer(slot, [listener(8081)], {
      name: "other",
      arn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/other/0123456789abcdef",
      accessLogs,
      idleTimeout,
    }),
  ],
  targetGroups: [targetGroup("blue", { healthCheck: quickCheck })],
});

async function linesOf(fixture: PlaneFixture, name: string): Promise<string[]> {
  const text = await readFile(path.join(fixture.folder, "logs", name, "access.log"), "utf8").catch(() => "");
  return text.split("\n").filter((line) => line !== "");
}

/** HAProxy would rather drop a record than wait long for a thread that writes another. Source: its management guide, `show info`. */
async function droppedRecords(fixture: PlaneFixture): Promise<number> {
  const socket = path.join(fixture.folder, "haproxy", `admin-${await fixture.generation()}.sock`);
  const [, dropped] = /^DroppedLogs: (\d+)$/m.exec(await askHaproxy(socket, "show info")) ?? [];
  return Number(dropped);
}

describe("an access log", { timeout: 60_000 }, () => {
  let fixture: PlaneFixture;
  before(async () => {
    fixture = await PlaneFixture.open(slot);
    await fixture.start("a");
  });
  after(() => fixture.close());

  const serve = (...settings: Parameters<typeof logging>) =>
    fixture.apply(logging(...settings), fixture.in("blue", "a"));
  const lines = (name: string) => linesOf(fixture, name);

  it("has one line per request, in the balancer's own file", async () => {
    await serve(true);
    await fixture.whenAll("healthy", ["a"]);
    for (let index = 0; index < 200; index++) await ask(`${url}/${index}?q="<\\>`);
    await ask(`http://127.${slot}.0.4:8081/elsewhere`);
    await until(async () => (await lines("web")).length >= 200, 5_000, "200 lines are written");
    const web = await lines("web");
    assert.equal(web.length, 200);
    const paths = new Set(web.map((line) => /"GET http:\/\/\S+:8080\/(\d+)/.exec(line)?.[1]));
    assert.equal(paths.size, 200);
    assert.ok(
      web.every((line) => line.includes(` ${groupArn("blue")} `)),
      "each names its target group",
    );
    assert.ok(
      web.every((line) => (line.match(/"[^"]*"|\S+/g) ?? []).length === 30),
      "each has the vendor's 30 fields",
    );
    await until(async () => (await lines("other")).length > 0, 5_000, "the other balancer's line is written");
    assert.match((await lines("other")).join("\n"), /\/elsewhere HTTP\/1\.1" .* "fixed-response" /);
  });

  it("loses no record to a burst, a reload and a HAProxy that is started again", async () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });
    const burst = async (name: string) => {
      for (let round = 0; round < 20; round++)
        await Promise.all(Array.from({ length: 100 }, () => ask(`${url}/${name}`, { agent })));
    };
    const written = async (name: string) => (await lines("web")).filter((line) => line.includes(`/${name} `)).length;
    await burst("burst");
    const dropped = await droppedRecords(fixture);
    await serve(true, 90);
    await ask(`${url}/reloaded`);
    const master = await fixture.masterPid();
    process.kill(master, "SIGKILL");
    agent.destroy();
    // The workers of a master that was killed may still answer for a moment.
    await until(async () => (await fixture.masterPid().catch(() => master)) !== master, 8_000, "another HAProxy runs");
    await until(async () => (await ask(url).catch(() => undefined))?.status === 200, 8_000, "it serves again");
    await ask(`${url}/restarted`);
    await until(async () => (await written("restarted")) === 1, 5_000, "the last one is written");
    assert.ok(dropped < 40, `HAProxy dropped ${dropped} of 2000`);
    assert.deepEqual([await written("burst"), await written("reloaded")], [2000 - dropped, 1]);
  });

  it("ends with the setting, and begins with it again", async () => {
    await serve(false, 90);
    const before = (await lines("web")).length;
    assert.equal((await ask(`${url}/unseen`)).status, 200);
    await sleep(500);
    assert.equal((await lines("web")).length, before);
    await serve(true, 90);
    await ask(`${url}/seen`);
    await until(async () => (await lines("web")).at(-1)?.includes("/seen ") === true, 5_000, "it is written");
  });
});

describe("an access log without a daemon", { timeout: 60_000 }, () => {
  it("has what was served meanwhile, once there is one again", async () => {
    const fixture = await PlaneFixture.open(slot);
    await fixture.start("a");
    const registrations = fixture.in("blue", "a");
    const state = path.join(fixture.folder, "state.json");
    await writeFile(state, JSON.stringify({ desired: { ...logging(true), ...nothing }, registrations }));
    const script = path.join(__dirname, "..", "support", "balancer-daemon.js");
    const daemon = spawn(process.execPath, [script, fixture.folder, String(slot), state]);
    await once(daemon.stdout, "data");
    await ask(`${url}/before`);
    const lines = () => linesOf(fixture, "web");
    await until(async () => (await lines()).length > 0, 5_000, "the daemon's writer writes");
    const killed = once(daemon, "exit");
    daemon.kill("SIGKILL");
    await killed;
    for (let index = 0; index < 20; index++) await ask(`${url}/meanwhile`);

    fixture.plane = new BalancerController(fixture.folder, slot);
    await fixture.plane.start();
    await fixture.apply(logging(true), registrations);
    await until(async () => (await lines()).length >= 21, 5_000, "the next one's writer has caught up");
    await ask(`${url}/after`);
    await until(async () => (await lines()).length >= 22, 5_000, "and goes on");
    const paths = (await lines()).map((line) => /:8080\/(\w+) /.exec(line)?.[1]);
    assert.deepEqual(paths, ["before", ...Array.from({ length: 20 }, () => "meanwhile"), "after"]);
    await fixture.close();
  });
});
