import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Registration, TargetGroup } from "../../twin/contract/desired-state";
import { PlaneFixture } from "../support/balancer-plane";
import { balancer, forward, listener, quickCheck, targetGroup } from "../support/balancing";
import { reserveSlot } from "../support/slots";
import { ask, cookieHeader, load, sleep, until } from "../support/traffic";

const slot = reserveSlot();
const url = `http://127.${slot}.0.4:8080`;
const ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];

describe("targets that come and go", { timeout: 120_000 }, () => {
  let fixture: PlaneFixture;
  before(async () => {
    fixture = await PlaneFixture.open(slot);
    await fixture.start(...ids);
  });
  after(() => fixture.close());

  const serve = (registrations: readonly Registration[], changes: Partial<TargetGroup> = {}) =>
    fixture.apply(
      {
        balancers: [balancer(slot, [listener(8080, { defaultAction: forward({ blue: 1 }) })])],
        targetGroups: [
          targetGroup("blue", { healthCheck: quickCheck, stickiness: { type: "lb_cookie", duration: 60 }, ...changes }),
        ],
      },
      registrations,
    );
  const draining = (registrations: readonly Registration[], since = Date.now()) =>
    registrations.map((registration) => ({ ...registration, drainingSince: since }));

  it("need no reload until the slots run out, and lose nothing when they do", async () => {
    await serve(fixture.in("blue", "a", "b"));
    await fixture.whenAll("healthy", ["a", "b"]);
    const generation = await fixture.generation();
    const running = load(url, { rate: 100, until: sleep(8_000) });
    await serve(fixture.in("blue", "a", "b", "c"));
    await fixture.whenAll("healthy", ["c"]);
    await serve([...draining(fixture.in("blue", "a")), ...fixture.in("blue", "b", "c", "d")]);
    await fixture.whenAll("healthy", ["b", "c", "d"]);
    await until(() => fixture.health("a").connections === 0, 3_000, "a has answered what it was asked");
    await serve(fixture.in("blue", "b", "c", "d"));
    assert.equal(await fixture.generation(), generation);
    await serve(fixture.in("blue", ...ids));
    assert.equal(await fixture.generation(), generation + 1);
    // Those that were healthy still are, without a new check.
    assert.deepEqual(
      ["b", "c", "d"].map((id) => fixture.health(id).state),
      ["healthy", "healthy", "healthy"],
    );
    await fixture.whenAll("healthy", ids);
    const { lost, byNode, total } = await running;
    assert.deepEqual(lost, []);
    assert.ok(total > 500 && Object.keys(byNode).length === ids.length, JSON.stringify(byNode));
  });

  it("drain: nothing new, not even sticky, while what is in flight ends well", async () => {
    await serve(fixture.in("blue", "a", "b"));
    await fixture.whenAll("healthy", ["a", "b"]);
    const first = await ask(url);
    const leaving = first.node;
    const staying = leaving === "a" ? "b" : "a";
    const cookie = cookieHeader(first.cookies);
    const inFlight = ask(`${url}/slow?ms=2500`, { headers: { cookie } });
    await sleep(200);
    await serve([...draining(fixture.in("blue", leaving)), ...fixture.in("blue", staying)]);
    await until(() => fixture.health(leaving).connections === 1, 3_000, "the request in flight is seen");
    assert.equal(fixture.health(leaving).reason, "Target.DeregistrationInProgress");
    for (let index = 0; index < 10; index++) {
      assert.equal((await ask(url, { headers: { cookie } })).node, staying);
    }
    assert.deepEqual([(await inFlight).status, (await inFlight).node], [200, leaving]);
    await until(() => fixture.health(leaving).connections === 0, 3_000, "the drain is complete");
    assert.equal(fixture.health(leaving).state, "draining");
  });

  it("drain: what is still in flight at the end of the delay is cut", async () => {
    const changes = { deregistrationDelay: 2 };
    await serve(fixture.in("blue", "a"), changes);
    await fixture.whenAll("healthy", ["a"]);
    const inFlight = ask(`${url}/slow?ms=8000`);
    await sleep(200);
    const begin = Date.now();
    await serve(draining(fixture.in("blue", "a"), begin), changes);
    const { status } = await inFlight;
    const took = Date.now() - begin;
    assert.ok(status >= 500, String(status));
    assert.ok(took >= 1_900 && took < 3_500, `cut after ${took} ms`);
  });

  it("drain: connections of a configuration before count and are cut as well", async () => {
    const changes = { deregistrationDelay: 3 };
    await serve(fixture.in("blue", "a"), changes);
    await fixture.whenAll("healthy", ["a"]);
    const inFlight = ask(`${url}/slow?ms=9000`);
    await sleep(200);
    await serve(fixture.in("blue", "a"), { ...changes, slowStart: 30 });
    const begin = Date.now();
    await serve(draining(fixture.in("blue", "a"), begin), { ...changes, slowStart: 30 });
    await until(() => fixture.health("a").connections === 1, 2_000, "the old worker's request is seen");
    assert.ok((await inFlight).status >= 500);
    assert.ok(Date.now() - begin < 5_000);
  });

  it("registered again, start over with their health", async () => {
    await serve(fixture.in("blue", "a", "b"));
    await fixture.whenAll("healthy", ["a", "b"]);
    await serve([...draining(fixture.in("blue", "a")), ...fixture.in("blue", "b")]);
    await serve(fixture.in("blue", "a", "b"));
    await fixture.whenAll("healthy", ["a", "b"]);
  });

  it("are counted per target, group and balancer, over reloads too", async () => {
    await serve(fixture.in("blue", "a", "b"), { stickiness: undefined });
    await fixture.whenAll("healthy", ["a", "b"]);
    const before = fixture.plane.counters();
    for (let index = 0; index < 10; index++) await ask(`${url}/status/404`);
    await serve(fixture.in("blue", "a", "b"), { stickiness: undefined, slowStart: 30 });
    for (let index = 0; index < 10; index++) await ask(url);
    const group = targetGroup("blue").arn;
    const more = () => {
      const now = fixture.plane.counters();
      const since = (field: "success" | "clientErrors" | "requests") =>
        (now.targetGroups.get(group)?.[field] ?? 0) - (before.targetGroups.get(group)?.[field] ?? 0);
      return [since("success"), since("clientErrors"), since("requests")];
    };
    await until(() => more()[2] === 20, 4_000, "all 20 requests are counted");
    assert.deepEqual(more(), [10, 10, 20]);
    // Every success is a target's: what the balancer itself answered counts for groups and balancers only.
    const sum = (map: ReadonlyMap<string, { success: number }>) =>
      [...map.values()].reduce((total, { success }) => total + success, 0);
    const { targets, targetGroups, balancers } = fixture.plane.counters();
    assert.deepEqual([sum(targets), sum(balancers)], [sum(targetGroups), sum(targetGroups)]);
    const errors = () => fixture.plane.health().reduce((total, target) => total + (target.errors ?? 0), 0);
    const failed = errors();
    await ask(`${url}/status/500`);
    await until(() => errors() === failed + 1, 4_000, "the target's error is counted");
  });
});
