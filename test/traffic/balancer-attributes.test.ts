import assert from "node:assert/strict";
import http from "node:http";
import { after, before, describe, it } from "node:test";
import type { Balancer, TargetGroup } from "../../twin/contract/desired-state";
import { PlaneFixture } from "../support/balancer-plane";
import { balancer, forward, listener, quickCheck, targetGroup } from "../support/balancing";
import { reserveSlot } from "../support/slots";
import { type AskOptions, ask, sleep } from "../support/traffic";

const slot = reserveSlot();
const url = `http://127.${slot}.0.4:8080`;

describe("a balancer's attributes", { timeout: 120_000 }, () => {
  let fixture: PlaneFixture;
  before(async () => {
    fixture = await PlaneFixture.open(slot);
    await fixture.start("a", "b");
    await serve({});
    await fixture.whenAll("healthy", ["a", "b"]);
  });
  after(() => fixture.close());

  const serve = (changes: Partial<Balancer>, group: Partial<TargetGroup> = {}) =>
    fixture.apply(
      {
        balancers: [balancer(slot, [listener(8080, { defaultAction: forward({ blue: 1 }) })], changes)],
        targetGroups: [targetGroup("blue", { healthCheck: quickCheck, ...group })],
      },
      fixture.in("blue", "a", "b"),
    );
  const forwarded = async (options: AskOptions = {}) => {
    const { headers } = JSON.parse((await ask(url, options)).body) as { headers: Record<string, string> };
    return headers["x-forwarded-for"];
  };

  it("append to X-Forwarded-For, leave it alone or take it away, with the client's port or without", async () => {
    const given = { headers: { "x-forwarded-for": "10.0.0.1" } };
    assert.equal(await forwarded(given), "10.0.0.1, 127.0.0.1");
    await serve({ forwardedFor: { mode: "append", hasPort: true } });
    assert.match((await forwarded(given)) ?? "", /^10\.0\.0\.1, 127\.0\.0\.1:\d+$/);
    assert.match((await forwarded()) ?? "", /^127\.0\.0\.1:\d+$/);
    await serve({ forwardedFor: { mode: "preserve", hasPort: false } });
    assert.equal(await forwarded(given), "10.0.0.1");
    assert.equal(await forwarded(), undefined);
    await serve({ forwardedFor: { mode: "remove", hasPort: false } });
    assert.equal(await forwarded(given), undefined);
  });

  it("end a client's connection after its time, with an answer", async () => {
    await serve({ clientKeepAlive: 2 });
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const first = await ask(url, { agent });
    assert.notEqual(first.headers["connection"], "close");
    await sleep(2_500);
    const late = await ask(url, { agent });
    assert.deepEqual([late.status, late.headers["connection"]], [200, "close"]);
    assert.notEqual((await ask(url, { agent })).headers["connection"], "close");
    agent.destroy();
  });

  it("let a group fail open below its own number of healthy targets", async () => {
    await serve({}, { minimumHealthyTargets: 2 });
    await fixture.whenAll("healthy", ["a", "b"]);
    await ask(`http://${fixture.node("b").address}:8080/health/500`);
    await fixture.whenAll("unhealthy", ["b"]);
    const nodes = new Set<string>();
    for (let index = 0; index < 8; index++) nodes.add((await ask(url)).node);
    assert.deepEqual(nodes, new Set(["a", "b"]), "one healthy target of two is too few");
    await serve({}, { minimumHealthyTargets: 1 });
    for (let index = 0; index < 8; index++) assert.equal((await ask(url)).node, "a");
  });
});
