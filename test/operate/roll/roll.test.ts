import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { describeRoll, outcomeOf, type RollDriver, type RollStatus, waitForRoll } from "../../../operate/roll/roll";

const at = (status: string, percentageComplete: number, instancesToUpdate: number, reason = ""): RollStatus => ({
  ...{ id: "ir-1", status, percentageComplete, instancesToUpdate, reason },
});

/** A roll that shows one of these after the other. */
async function wait(looks: readonly (RollStatus | Error | undefined)[], leaveAfter = Number.POSITIVE_INFINITY) {
  const lines: string[] = [];
  const leaving = new AbortController();
  let [next, time] = [0, 0];
  const driver: RollDriver = {
    what: "instance refresh",
    pace: 1000,
    start: () => Promise.resolve({ id: "ir-1", isNew: true }),
    look: () => {
      const seen = looks[Math.min(next++, looks.length - 1)];
      return seen instanceof Error ? Promise.reject(seen) : Promise.resolve(seen);
    },
  };
  const sleep = (milliseconds: number) => {
    time += milliseconds;
    if (next >= leaveAfter) leaving.abort();
    return Promise.resolve();
  };
  const tell = (line: string) => void lines.push(line);
  const end = await waitForRoll(driver, "ir-1", { now: () => time, signal: leaving.signal, tell, sleep });
  return { end, lines };
}

describe("a roll", () => {
  test("is told of whenever it changes, until it has ended", async () => {
    const { end, lines } = await wait([
      at("InProgress", 0, 2),
      at("InProgress", 0, 2),
      at("InProgress", 50, 1),
      at("Baking", 100, 0),
      at("Successful", 100, 0),
    ]);
    assert.equal(end && outcomeOf(end), "done");
    assert.deepEqual(lines, [
      "ir-1 InProgress: 0 %, 2 nodes to go",
      "ir-1 InProgress: 50 %, 1 node to go",
      "ir-1 Baking: 100 %",
      "ir-1 Successful: 100 %",
    ]);
  });

  test("that goes back, is cancelled, or ends in a word that is new, has failed", async () => {
    for (const status of ["Failed", "Cancelled", "RollbackSuccessful", "RollbackFailed", "SomethingNew"])
      assert.equal(outcomeOf({ status }), "failed", status);
    for (const status of ["Pending", "InProgress", "Baking", "Cancelling", "RollbackInProgress"])
      assert.equal(outcomeOf({ status }), "running", status);
    const { end } = await wait([at("RollbackInProgress", 50, 1), at("RollbackSuccessful", 100, 0, "unhealthy")]);
    assert.equal(end && describeRoll(end), "ir-1 RollbackSuccessful: 100 %: unhealthy");
  });

  test("is looked at again after a failure, and given up on where failures last", async () => {
    const { lines } = await wait([new Error("no answer"), at("Successful", 100, 0)]);
    assert.deepEqual(lines, ["tried again: no answer", "ir-1 Successful: 100 %"]);
    await assert.rejects(wait([new Error("no answer")]), /no answer/);
    await assert.rejects(wait([undefined]), /there is no instance refresh ir-1/);
  });

  test("goes on when its operator leaves", async () => {
    const { end } = await wait([at("InProgress", 0, 2)], 3);
    assert.equal(end && outcomeOf(end), "running");
  });
});
