import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import http from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { BalancerController } from "../../twin/balancer";
import { PlaneFixture } from "../support/balancer-plane";
import { balancer, forward, listener, quickCheck, targetGroup } from "../support/balancing";
import { reserveSlot } from "../support/slots";
import { ask, load, sleep, until } from "../support/traffic";

const slot = reserveSlot();
const url = `http://127.${slot}.0.4:8080`;
const groups = [
  targetGroup("blue", { healthCheck: quickCheck }),
  targetGroup("green", { healthCheck: { ...quickCheck, path: "/%b?a=1 '2'" } }),
];
const serving = (weights: Readonly<Record<string, number>>) => ({
  balancers: [balancer(slot, [listener(8080, { defaultAction: forward(weights) })])],
  targetGroups: groups,
});

describe("a change of listeners", { timeout: 60_000 }, () => {
  let fixture: PlaneFixture;
  before(async () => {
    fixture = await PlaneFixture.open(slot);
    await fixture.start("a", "b", "c", "d");
    await fixture.apply(serving({ blue: 90, green: 10 }), members());
    await fixture.whenAll("healthy", ["a", "b"]);
  });
  after(() => fixture.close());
  const members = () => [...fixture.in("blue", "a", "b"), ...fixture.in("green", "c", "d")];

  it("loses no request under load, fresh or kept alive, GET or POST", async () => {
    const changes = (async () => {
      for (let index = 0; index < 6; index++) {
        await sleep(500);
        await fixture.apply(serving({ blue: 50 + index, green: 50 - index }), members());
      }
      await sleep(500);
    })();
    const agent = new http.Agent({ keepAlive: true, maxSockets: 20 });
    const results = await Promise.all([
      load(url, { rate: 150, until: changes }),
      load(url, { rate: 100, until: changes, agent }),
      load(url, { rate: 50, until: changes, agent, method: "POST", body: "x".repeat(2000) }),
    ]);
    agent.destroy();
    assert.deepEqual(
      results.flatMap(({ lost }) => lost),
      [],
    );
    assert.ok(results.every(({ total }) => total > 100));
  });

  it("is one reload for many calls at once, and all of them wait for the last", async () => {
    const generation = await fixture.generation();
    const calls = Array.from({ length: 20 }, (_, index) =>
      fixture.apply(serving({ blue: 1, green: index }), members()),
    );
    await Promise.all(calls);
    assert.ok((await fixture.generation()) - generation <= 2);
    await fixture.apply(serving({ blue: 1, green: 19 }), members());
    assert.ok((await fixture.generation()) - generation <= 2, "the last one was served already");
  });

  it("that HAProxy does not accept leaves what runs untouched, and says why", async () => {
    const bad = { ...quickCheck, matcher: "2xx" };
    await assert.rejects(
      fixture.apply({ ...serving({ blue: 1 }), targetGroups: [targetGroup("blue", { healthCheck: bad })] }, members()),
      /a matcher is a list of codes and ranges such as 200-299,301, got "2xx"/,
    );
    const policy = listener(8081, { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-2016-08" });
    await assert.rejects(
      fixture.apply({ ...serving({}), balancers: [balancer(slot, [policy])] }, members()),
      /does not know the security policy ELBSecurityPolicy-2016-08; use one of ELBSecurityPolicy-TLS13-1-3-PQ-2025-09/,
    );
    assert.equal((await ask(url)).status, 200);
    assert.equal(fixture.health("a").state, "healthy");
    await fixture.apply(serving({ blue: 1 }), members());
    assert.equal((await ask(url)).status, 200);
  });

  it("on a port that somebody else has names port and address, and leaves what runs untouched", async () => {
    const taken = createServer().listen(8099, `127.${slot}.0.4`);
    const two = [listener(8080, { defaultAction: forward({ blue: 1 }) }), listener(8099)];
    const expected = `port 8099 on 127.${slot}.0.4 is in use by another process; end that process or choose another port`;
    await assert.rejects(fixture.apply({ ...serving({}), balancers: [balancer(slot, two)] }, members()), {
      message: expected,
    });
    assert.equal(await fixture.plane.canBind(`127.${slot}.0.4`, 8099), expected);
    assert.equal(await fixture.plane.canBind(`127.${slot}.0.4`, 8080), undefined, "its own port");
    assert.match(
      (await fixture.plane.canBind("192.0.2.1", 8080)) ?? "",
      /192\.0\.2\.1 is not an address of this machine/,
    );
    taken.close();
    assert.equal((await ask(url)).status, 200);
    assert.equal(await fixture.plane.canBind(`127.${slot}.0.4`, 8099), undefined);
  });

  it("comes after HAProxy itself was killed: it is started and checks anew", async () => {
    const master = await fixture.masterPid();
    process.kill(master, "SIGKILL");
    await until(async () => (await fixture.masterPid().catch(() => master)) !== master, 10_000, "HAProxy is back");
    await until(async () => (await ask(url).catch(() => ({ status: 0 }))).status === 200, 10_000, "it serves");
  });
});

describe("a balancer plane", { timeout: 60_000 }, () => {
  it("survives the death of its daemon: the next one takes over without a reload", async () => {
    const fixture = await PlaneFixture.open(slot);
    await fixture.start("a", "b");
    const registrations = fixture.in("blue", "a", "b");
    const state = path.join(fixture.folder, "state.json");
    const nothing = { securityGroups: [], certificates: [] };
    await writeFile(state, JSON.stringify({ desired: { ...serving({ blue: 1 }), ...nothing }, registrations }));
    const script = path.join(__dirname, "..", "support", "balancer-daemon.js");
    const daemon = spawn(process.execPath, [script, fixture.folder, String(slot), state]);
    await once(daemon.stdout, "data");
    await until(async () => (await ask(url)).status === 200, 5_000, "it serves");
    await sleep(2_500);
    const [master, generation] = [await fixture.masterPid(), await fixture.generation()];
    const killed = once(daemon, "exit");
    daemon.kill("SIGKILL");
    await killed;
    assert.equal((await ask(url)).status, 200, "traffic does not need the daemon");

    fixture.plane = new BalancerController(fixture.folder, slot);
    await fixture.plane.start();
    await fixture.apply(serving({ blue: 1 }), registrations);
    assert.deepEqual([await fixture.masterPid(), await fixture.generation()], [master, generation]);
    assert.deepEqual([fixture.health("a").state, fixture.health("b").state], ["healthy", "healthy"]);
    await fixture.node("a").kill();
    await fixture.whenAll("unhealthy", ["a"]);
    await fixture.close();
    assert.throws(() => process.kill(master, 0), /ESRCH/);
  });

  it("works below a path that is too long for a socket, and leaves no process or socket", async () => {
    const deep = path.join(tmpdir(), `vipkit-${"long".repeat(30)}`, "with space");
    await mkdir(deep, { recursive: true });
    const fixture = await PlaneFixture.open(slot, deep);
    await fixture.start("a");
    await fixture.apply(serving({ blue: 1 }), fixture.in("blue", "a"));
    await fixture.whenAll("healthy", ["a"]);
    assert.equal((await ask(url)).node, "a");
    const master = await fixture.masterPid();
    await fixture.close();
    assert.throws(() => process.kill(master, 0), /ESRCH/);
    await assert.rejects(ask(url), /ECONNREFUSED/);
  });

  it("says how to install HAProxy when there is none", async () => {
    const fixture = await PlaneFixture.open(slot);
    const before = process.env["PATH"];
    process.env["VIPKIT_HAPROXY"] = "/nowhere/haproxy";
    try {
      await assert.rejects(
        fixture.apply(serving({ blue: 1 }), []),
        /HAProxy is not installed.*apt-get install haproxy/s,
      );
    } finally {
      delete process.env["VIPKIT_HAPROXY"];
      assert.equal(process.env["PATH"], before);
      await fixture.close();
    }
  });
});
