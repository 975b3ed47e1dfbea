import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { describe, type TestContext, test } from "node:test";
import { aloneOn, drillHolder, refuseDuringDrill } from "../../cli/drill/lease";
import { FileLease } from "../../cli/lease/file-lease";
import { ownHolder } from "../../cli/lease/own-process";
import { carryOn } from "../../cli/shift/carry";
import { StackShifts } from "../../cli/shift/journal";
import { twinFolder } from "../../cli/twin-folder";
import type { ShiftDriver } from "../../operate/shift/driver";
import { newShift } from "../../operate/shift/state";
import { temporaryFolder } from "../support/temporary";

const stackIn = (t: TestContext) => ({ folder: temporaryFolder(t), stack: "local" });

const work = () => Promise.resolve("done");

describe("of two drills of one stack", () => {
  test("the second is refused, with who has begun the first, and may begin once that is over", async (t) => {
    const files = stackIn(t);
    await aloneOn(files, () => {
      assert.equal(drillHolder(files), ownHolder());
      assert.equal(drillHolder({ ...files, stack: "other" }), undefined);
      return work();
    });
    assert.equal(drillHolder(files), undefined);
    await new FileLease(`${twinFolder(files)}/drill`).hold("ann@elsewhere:7", 60);
    await assert.rejects(aloneOn(files, work), /^UserError: local: a drill is under way already, by ann@elsewhere:7; /);
  });

  test("the second takes over from a first whose process has ended", async (t) => {
    const files = stackIn(t);
    const dead = spawnSync(process.execPath, ["-e", ""]).pid;
    await new FileLease(`${twinFolder(files)}/drill`).hold(`ann@${hostname()}:${dead}`, 60);
    assert.equal(await aloneOn(files, work), "done");
  });

  test("keeps the stack from being changed meanwhile, and no longer", async (t) => {
    const files = stackIn(t);
    await aloneOn(files, () => {
      assert.throws(
        () => refuseDuringDrill(files, "it is not removed"),
        new RegExp(
          `^UserError: local: a drill is under way, by .*:${process.pid}, so it is not removed: wait until it ends`,
        ),
      );
      return work();
    });
    refuseDuringDrill(files, "it is not removed");
  });

  test("one that fails leaves the stack free", async (t) => {
    const files = stackIn(t);
    await assert.rejects(
      aloneOn(files, () => Promise.reject(new Error("no load"))),
      /no load/,
    );
    assert.equal(await aloneOn(files, work), "done");
  });
});

describe("a drill and a shift of one stack", () => {
  const weights = { blue: 1, green: 0 };
  const plan = { place: "listener https", start: weights, wanted: { blue: 0, green: 1 }, gate: "", bake: 1 };
  const shift = newShift({ ...plan, steps: [{ percent: 100, weights: plan.wanted }] });

  /** One that has its lease elsewhere, as on AWS and on Kubernetes. */
  const driver = (onWeights: () => void): ShiftDriver => ({
    ...{ pace: 1, shortestBake: 1, measures: [] },
    weights: () => {
      onWeights();
      return Promise.resolve(weights);
    },
    setWeights: () => Promise.resolve(),
    reading: () => Promise.resolve({ groups: {}, alarms: {}, until: 0 }),
    hold: (holder, seconds) => Promise.resolve({ holder, expiresAt: Date.now() + seconds * 1000 }),
    release: () => Promise.resolve(),
  });
  const carrying = (files: ReturnType<typeof stackIn>, onWeights: () => void) => ({
    ...{ driver: driver(onWeights), shifts: new StackShifts(files), gate: [], command: "vipkit shift local" },
    ...{ announce: () => undefined, tell: () => undefined, drillHolder: () => drillHolder(files) },
  });

  test("do not go together: a drill is refused while weights move, whatever the platform", async (t) => {
    const files = stackIn(t);
    const refusals: Promise<unknown>[] = [];
    const moving = carryOn(
      shift,
      carrying(files, () => {
        refusals.push(aloneOn(files, work).catch((error: unknown) => error));
        if (refusals.length === 1) process.emit("SIGINT");
      }),
    );
    await assert.rejects(moving, /vipkit shift local/);
    assert.match(String(await refusals[0]), /local: a shift of weights is under way, by .*--status$/);
    assert.equal(await aloneOn(files, work), "done");
  });

  test("do not go together: weights do not move while a drill is under way", async (t) => {
    const files = stackIn(t);
    const asked: string[] = [];
    await aloneOn(files, () =>
      assert.rejects(
        carryOn(
          shift,
          carrying(files, () => asked.push("weights")),
        ),
        /^UserError: a drill is under way, by /,
      ),
    );
    assert.deepEqual(asked, []);
    assert.equal(new StackShifts(files).lease(), undefined);
  });
});
