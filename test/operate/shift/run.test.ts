import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { LeaseHeld } from "../../../operate/shift/run";
import { isOver, type ShiftOrder, type ShiftState } from "../../../operate/shift/state";
import { planSteps } from "../../../operate/shift/steps";
import { movedShare, sameWeights } from "../../../operate/shift/weights";
import { bake, Crash, percents, Stage, start, wanted } from "../../support/shift-stage";

describe("a shift", () => {
  test("goes through its steps, watches each, and ends at what was asked for", async () => {
    const stage = new Stage();
    const end = await stage.run(stage.begin());
    assert.equal(end.phase, "done");
    assert.deepEqual(
      stage.set,
      planSteps(start, wanted, percents).map(({ weights }) => weights),
    );
    assert.deepEqual(stage.live, wanted);
    assert.ok(stage.time - 1_000_000 >= 3 * bake * 1000);
    assert.equal(stage.lease, undefined);
  });

  test("goes back by itself when the gate breaks, and says why", async () => {
    const stage = new Stage();
    stage.green = (seconds) => (stage.live["green"] !== 19 && seconds > 3 ? { failures: 100 } : {});
    const end = await stage.run(stage.begin());
    assert.equal(end.phase, "returned");
    assert.match(end.reason, /^green has 5xx 20 % \(100 of 500 requests\); the gate is 5xx>1%$/);
    assert.deepEqual(stage.live, start);
    assert.ok(
      stage.set.every((weights) => movedShare(start, weights) <= 0.45 + 1e-9),
      "never beyond the step that failed",
    );
  });

  test("says what it could not judge, and ends all the same", async () => {
    const stage = new Stage();
    stage.green = () => ({ requests: 0 });
    const end = await stage.run(stage.begin());
    assert.equal(end.phase, "done");
    assert.deepEqual(end.unknown, ["green 5xx: no request reached it"]);
  });

  test("does not fight over weights that another hand has changed", async () => {
    const stage = new Stage();
    stage.onSleep = () => {
      if (stage.time > 1_015_000) stage.live = { blue: 33, green: 67 };
    };
    const end = await stage.run(stage.begin());
    assert.equal(end.phase, "stopped");
    assert.match(end.reason, /changed meanwhile: they are blue=33, green=67, and should be blue=/);
    assert.deepEqual(stage.live, { blue: 33, green: 67 });
  });

  test("is not disturbed by a group that comes in at 0, and leaves it there", async () => {
    const stage = new Stage();
    stage.onSleep = () => {
      if (!("red" in stage.live)) stage.live = { ...stage.live, red: 0 };
    };
    const end = await stage.run(stage.begin());
    assert.equal(end.phase, "done");
    assert.deepEqual(stage.live, { ...wanted, red: 0 });
  });

  test("holds while it is paused, guarded by its gate, and goes on when it is resumed", async () => {
    const stage = new Stage();
    let isPaused = false;
    stage.onSleep = () => {
      if (stage.time === 1_005_000) stage.order = "pause";
      if (stage.time === 1_100_000) {
        isPaused = stage.restored().phase === "paused" && stage.set.length === 1;
        stage.order = "resume";
      }
    };
    assert.equal((await stage.run(stage.begin())).phase, "done");
    assert.ok(isPaused);
    const guarded = new Stage();
    guarded.onSleep = () => {
      if (guarded.time === 1_005_000) guarded.order = "pause";
      if (guarded.time === 1_050_000) guarded.green = () => ({ unhealthy: 1 });
    };
    assert.equal((await guarded.run(guarded.begin())).phase, "returned");
    assert.deepEqual(guarded.live, start);
  });

  test("goes back when an operator aborts it", async () => {
    const stage = new Stage();
    stage.onSleep = () => {
      if (stage.time === 1_015_000) stage.order = "abort";
    };
    const end = await stage.run(stage.begin());
    assert.equal(end.phase, "returned");
    assert.equal(end.reason, "an operator has aborted it");
    assert.deepEqual(stage.live, start);
  });

  test("leaves the weights as they are when its operator leaves, and can be carried on", async () => {
    const stage = new Stage();
    stage.onSleep = () => {
      if (stage.time > 1_015_000) stage.leaving.abort();
    };
    const left = await stage.run(stage.begin());
    assert.ok(!isOver(left));
    assert.deepEqual(stage.live, stage.set.at(-1));
    assert.equal(stage.lease, undefined);
  });

  test("tries again what fails for a moment, and gives up on what keeps failing", async () => {
    const stage = new Stage();
    const real = stage.weights.bind(stage);
    stage.weights = () => (stage.time < 1_020_000 ? Promise.reject(new Error("no answer")) : real());
    assert.equal((await stage.run(stage.begin())).phase, "done");
    assert.ok(stage.lines.includes("tried again: no answer"));
    const dead = new Stage();
    dead.weights = () => Promise.reject(new Error("no answer"));
    await assert.rejects(dead.run(dead.begin()), /no answer/);
    assert.deepEqual(dead.live, start);
    assert.equal(dead.lease, undefined);
  });

  test("refuses a second operator while the first one's lease lasts, and no longer", async () => {
    const stage = new Stage();
    stage.lease = { holder: "other@there:7", expiresAt: stage.time + 5000 };
    await assert.rejects(stage.run(stage.begin()), (error: unknown) => {
      assert.ok(error instanceof LeaseHeld);
      return error.holder === "other@there:7";
    });
    assert.deepEqual(stage.set, []);
    stage.time += 5000;
    assert.equal((await stage.run(stage.begin())).phase, "done");
  });

  test("ends where the lease was lost to another, and changes nothing more", async () => {
    const stage = new Stage();
    stage.onSleep = () => {
      if (stage.time > 1_012_000) stage.lease = { holder: "other@there:7", expiresAt: stage.time + 60_000 };
    };
    await assert.rejects(stage.run(stage.begin()), LeaseHeld);
    assert.equal(stage.lease?.holder, "other@there:7");
  });
});

describe("a shift that crashes", () => {
  /** Runs it with crashes after so many calls each, until it ends. */
  async function throughCrashes(stage: Stage, crashes: readonly number[]): Promise<ShiftState> {
    let state = stage.begin();
    for (const [index, calls] of [...crashes, Number.POSITIVE_INFINITY].entries()) {
      stage.callsLeft = calls;
      try {
        return await stage.run(state, `me@here:${index}`);
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        stage.lease = undefined;
        if (stage.saved !== undefined) state = stage.restored();
      }
    }
    throw new Error("it did not end");
  }

  test("at any call goes on where it was, and ends as one that did not", async () => {
    const calm = new Stage();
    calm.callsLeft = 100_000;
    await calm.run(calm.begin());
    const calls = 100_000 - calm.callsLeft;
    for (let at = 1; at < calls; at++) {
      const stage = new Stage();
      const end = await throughCrashes(stage, [at]);
      assert.equal(end.phase, "done", `crash after call ${at}`);
      assert.deepEqual(stage.live, wanted);
    }
  });

  test("always ends at the wanted weights or at those of the start, at none between beyond its step", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 5 }),
        fc.constantFrom<ShiftOrder | "fail" | "none">("abort", "fail", "none"),
        fc.integer({ min: 1, max: 60 }),
        async (crashes, event, second) => {
          const stage = new Stage();
          const moment = 1_000_000 + second * 1000;
          stage.onSleep = () => {
            if (stage.time < moment) return;
            if (event === "fail") stage.green = () => ({ unhealthy: 1 });
            if (event === "abort" && stage.time === moment) stage.order = "abort";
          };
          const end = await throughCrashes(stage, crashes);
          assert.ok(end.phase === "done" || end.phase === "returned", end.phase);
          assert.ok(sameWeights(stage.live, end.phase === "done" ? wanted : start));
          const allowed = new Set(planSteps(start, wanted, percents).map(({ weights }) => JSON.stringify(weights)));
          for (const set of stage.set) assert.ok(allowed.has(JSON.stringify(set)) || sameWeights(set, start));
        },
      ),
      { numRuns: 150 },
    );
  });
});
