import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { aloneOn } from "../../cli/drill/lease";
import { leftBroken, noting, takeBack } from "../../cli/drill/left";
import { twinFolder } from "../../cli/twin-folder";
import type { DrillNode } from "../../operate/drill/cluster-view";
import { type DrillName, drillNames } from "../../operate/drill/definitions";
import type { DrillDriver, Victim } from "../../operate/drill/driver";
import { temporaryFolder } from "../support/temporary";

const stackIn = (t: TestContext) => ({ folder: temporaryFolder(t), stack: "local" });
const node: DrillNode = { name: "i-1", group: "blue", zone: "a", state: "healthy", share: 0.5, host: "node-a" };
const victim: Victim = { name: "i-1", nodes: [node] };

/** Notes what is done to it. */
function recorder(fails = false) {
  const done: string[] = [];
  const driver: DrillDriver = {
    platform: "aws",
    view: () => Promise.resolve(undefined),
    retries: () => Promise.resolve(undefined),
    refusal: () => undefined,
    faultOf: (drill, of) => ({
      inject: () => Promise.resolve(void done.push(`break ${drill} ${of.name}`)),
      restore: () => {
        done.push(`restore ${drill} ${of.name} on ${of.nodes[0]?.host ?? ""}`);
        return fails ? Promise.reject(new Error("away")) : Promise.resolve();
      },
    }),
  };
  return { driver, done };
}

describe("a drill that was killed", () => {
  for (const drill of drillNames)
    test(`leaves a note of ${drill}, which the next one takes back`, async (t) => {
      const files = stackIn(t);
      await noting(recorder().driver, files).faultOf(drill, victim).inject();
      assert.match(
        leftBroken(files) ?? "",
        new RegExp(`^the drill ${drill} of .* take it back: .*drill.* restore local$`),
      );
      const { driver, done } = recorder();
      assert.match((await takeBack(driver, files)) ?? "", /was ended before it took back what it broke \(i-1: /);
      assert.deepEqual(done, [`restore ${drill} i-1 on node-a`]);
      assert.deepEqual([leftBroken(files), await takeBack(driver, files), done.length], [undefined, undefined, 1]);
    });

  test("is noted down before anything is broken, and no more once that is taken back", async (t) => {
    const files = stackIn(t);
    const { driver } = recorder();
    const inject = () => Promise.resolve(assert.match(leftBroken(files) ?? "", /nodeHang/));
    const fault = { ...driver, faultOf: (drill: DrillName, of: Victim) => ({ ...driver.faultOf(drill, of), inject }) };
    const broken = noting(fault, files).faultOf("nodeHang", victim);
    await broken.inject();
    await broken.restore();
    assert.equal(leftBroken(files), undefined);
  });

  test("is no news while it goes on", async (t) => {
    const files = stackIn(t);
    await aloneOn(files, async () => {
      await noting(recorder().driver, files).faultOf("nodeHang", victim).inject();
      assert.equal(leftBroken(files), undefined);
    });
    assert.match(leftBroken(files) ?? "", /nodeHang/);
  });

  test("stays known where it cannot be taken back", async (t) => {
    const files = stackIn(t);
    await noting(recorder().driver, files).faultOf("zoneLoss", victim).inject();
    await assert.rejects(takeBack(recorder(true).driver, files), /away/);
    assert.match(leftBroken(files) ?? "", /zoneLoss/);
  });

  test("whose note cannot be read leaves nothing to take back", async (t) => {
    const files = stackIn(t);
    mkdirSync(join(twinFolder(files), "drill"), { recursive: true });
    writeFileSync(join(twinFolder(files), "drill", "broken.json"), "{");
    assert.deepEqual([leftBroken(files), await takeBack(recorder().driver, files)], [undefined, undefined]);
  });
});
