import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { TargetGroup } from "../../twin/contract/desired-state";
import { PlaneFixture } from "../support/balancer-plane";
import { balancer, forward, listener, quickCheck, targetGroup } from "../support/balancing";
import { reserveSlot } from "../support/slots";
import { ask, load, sleep, until } from "../support/traffic";

const slot = reserveSlot();
const url = `http://127.${slot}.0.4:8080`;

describe("health checks", { timeout: 120_000 }, () => {
  let fixture: PlaneFixture;
  beforeEach(async () => {
    fixture = await PlaneFixture.open(slot);
  });
  afterEach(() => fixture.close());

  const serve = (ids: readonly string[], changes: Partial<TargetGroup> = {}) =>
    fixture.apply(
      {
        balancers: [balancer(slot, [listener(8080, { defaultAction: forward({ blue: 1 }) })], { idleTimeout: 5 })],
        targetGroups: [targetGroup("blue", { healthCheck: quickCheck, ...changes })],
      },
      fixture.in("blue", ...ids),
    );

  it("gives a new target no request before its first success, and needs only one", async () => {
    await fixture.start("a", "b");
    const healthCheck = { ...quickCheck, healthyThreshold: 10 };
    await serve(["a"], { healthCheck });
    await fixture.whenAll("healthy", ["a"], 4_000);
    await ask(`http://${fixture.node("b").address}:8080/health/500`);
    await serve(["a", "b"], { healthCheck });
    assert.equal(fixture.health("b").state, "initial");
    assert.match(fixture.health("b").reason, /^Elb\.(InitialHealthChecking|RegistrationInProgress)$/);
    for (let index = 0; index < 20; index++) assert.equal((await ask(url)).node, "a");
    await fixture.whenAll("unhealthy", ["b"], 6_000);
    assert.equal(fixture.health("b").requests, 0);
    await ask(`http://${fixture.node("b").address}:8080/health/200`);
    // No longer new: now the whole threshold counts.
    await sleep(4_000);
    assert.equal(fixture.health("b").state, "unhealthy");
  });

  it("names the vendor's reason: codes, timeout, refusal", async () => {
    await fixture.start("a", "b", "c");
    await serve(["a", "b", "c"]);
    await fixture.whenAll("healthy", ["a", "b", "c"]);
    await ask(`http://${fixture.node("a").address}:8080/health/503`);
    fixture.node("b").process.kill("SIGSTOP");
    await fixture.node("c").kill();
    await fixture.whenAll("unhealthy", ["a", "b", "c"]);
    const words = ["a", "b", "c"].map((id) => [fixture.health(id).reason, fixture.health(id).description]);
    assert.deepEqual(words, [
      ["Target.ResponseCodeMismatch", "Health checks failed with these codes: [503]"],
      ["Target.Timeout", "Request timed out"],
      ["Target.FailedHealthChecks", "Health checks failed"],
    ]);
    fixture.node("b").process.kill("SIGCONT");
    await fixture.whenAll("healthy", ["b"]);
  });

  it("sends to all targets when all are unhealthy, and answers 503 only without any", async () => {
    await fixture.start("a", "b");
    await Promise.all(["a", "b"].map((id) => ask(`http://${fixture.node(id).address}:8080/health/500`)));
    await serve(["a", "b"]);
    await fixture.whenAll("unhealthy", ["a", "b"]);
    const nodes = new Set<string>();
    for (let index = 0; index < 8; index++) nodes.add((await ask(url)).node);
    assert.deepEqual(nodes, new Set(["a", "b"]));
    await ask(`http://${fixture.node("b").address}:8080/health/200`);
    await fixture.whenAll("healthy", ["b"]);
    for (let index = 0; index < 8; index++) assert.equal((await ask(url)).node, "b");
    await serve([]);
    const { status, headers } = await ask(url);
    assert.deepEqual([status, headers["server"]], [503, "awselb/2.0"]);
  });

  it("answers 502 when the connection fails or breaks, 504 when no answer comes, and never tries another", async () => {
    await fixture.start("a", "b");
    await serve(["a", "b"], { healthCheck: { ...quickCheck, interval: 300 } });
    // Not checked for minutes: both count as registered only, so the group fails open and sends to both.
    await fixture.node("a").kill();
    const statuses: number[] = [];
    for (let index = 0; index < 10; index++) statuses.push((await ask(url)).status);
    assert.deepEqual([...new Set(statuses)].toSorted(), [200, 502]);
    assert.equal(statuses.filter((status) => status === 502).length, 5);
    const aborted = await Promise.all([ask(`${url}/abort`), ask(`${url}/abort`)]);
    assert.deepEqual(
      aborted.map(({ status }) => status),
      [502, 502],
    );
    const late = await Promise.all([ask(`${url}/slow?ms=9000`), ask(`${url}/slow?ms=9000`)]);
    assert.deepEqual(late.map(({ status }) => status).toSorted(), [502, 504]);
    assert.ok(late.some(({ milliseconds }) => milliseconds > 4_900 && milliseconds < 6_500));
  });

  it("finds a crash within interval x threshold, a hang within that and one timeout, and neither sooner than AWS", async () => {
    await fixture.start("a", "b", "c", "d");
    const healthCheck = { ...quickCheck, interval: 2, timeout: 1 };
    await serve(["a", "b", "c", "d"], { healthCheck });
    await fixture.whenAll("healthy", ["a", "b", "c", "d"], 12_000);
    for (const [id, fault, soonest, limit] of [
      ["a", "SIGKILL", 2_000, 4_000],
      ["b", "SIGSTOP", 3_000, 5_000],
    ] as const) {
      let found = 0;
      const done = until(() => fixture.health(id).state === "unhealthy", 10_000, `${id} is found`).then(() => {
        found = Date.now();
        return sleep(500);
      });
      const running = load(url, { rate: 100, until: done, timeout: 8_000 });
      await sleep(300);
      const struck = Date.now();
      fixture.node(id).process.kill(fault);
      await done;
      const { lost } = await running;
      const last = Math.max(...lost.map(({ at }) => at)) - struck;
      // The second check comes an interval after the first: a check that had begun may miss a process that just stopped.
      assert.ok(found - struck >= soonest - 50, `${fault}: found after ${found - struck} ms`);
      assert.ok(lost.length > 0, "a balancer that never tries again loses something");
      // The balancer's own second of scheduling and the load's granularity.
      assert.ok(last <= limit + 250, `${fault}: the last lost request began ${last} ms after the fault`);
    }
    fixture.node("b").process.kill("SIGCONT");
  });

  it("calls targets of a group that no listener uses unused", async () => {
    await fixture.start("a");
    await fixture.apply(
      {
        balancers: [balancer(slot, [listener(8080)])],
        targetGroups: [targetGroup("blue", { healthCheck: quickCheck })],
      },
      fixture.in("blue", "a"),
    );
    const { state, reason } = fixture.health("a");
    assert.deepEqual([state, reason], ["unused", "Target.NotInUse"]);
  });
});
