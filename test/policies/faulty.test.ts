import assert from "node:assert/strict";
import { once } from "node:events";
import { describe, test } from "node:test";
import { Worker } from "node:worker_threads";
import { type FaultId, faultIds, faults, foundIn } from "../faulty/faults";

const without = (id: FaultId): readonly FaultId[] => faultIds.filter((other) => other !== id);

/** The shops with all faults, with none, with each alone, and with all but one. */
const shops = [faultIds, [], ...faultIds.flatMap((id) => [[id], without(id)])];

describe("a shop with many faults", async () => {
  // In a thread of its own: the test runner follows every promise of its thread, and a plan makes very many.
  const worker = new Worker(require.resolve("../faulty/judged"), { workerData: shops });
  const [found] = (await once(worker, "message")) as [readonly (readonly string[])[]];
  const findings = (ids: readonly FaultId[]) =>
    found[shops.findIndex((shop) => shop.length === ids.length && ids.every((id) => shop.includes(id)))];

  test("has 25 of them or more, in every part", () => {
    assert.ok(faultIds.length >= 25);
  });

  test("is caught in all of them, and in nothing else", () => {
    assert.deepEqual(findings(faultIds), foundIn(faultIds));
  });

  test("is clean without any", () => {
    assert.deepEqual(findings([]), []);
  });

  for (const id of faultIds) {
    test(`says exactly what is wrong where ${faults[id].what}, and no more once it is mended`, () => {
      assert.deepEqual(findings([id]), foundIn([id]));
      assert.deepEqual(findings(without(id)), foundIn(without(id)));
    });
  }
});
