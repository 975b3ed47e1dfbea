import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LatestQueue } from "../../../twin/balancer/queue";

const moment = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("a queue of states", () => {
  it("carries out one at a time, and of those that wait only the latest", async () => {
    const done: number[] = [];
    let running = 0;
    const queue = new LatestQueue<number>(async (value) => {
      assert.equal(++running, 1);
      await moment();
      running--;
      done.push(value);
    });
    const calls = [1, 2, 3, 4].map((value) => queue.push(value));
    await Promise.all(calls);
    assert.deepEqual(done, [1, 4]);
    await queue.push(5);
    assert.deepEqual(done, [1, 4, 5]);
  });

  it("tells those who asked of a failure, and goes on", async () => {
    const queue = new LatestQueue<number>(async (value) => {
      await moment();
      if (value % 2 === 1) throw new Error(`odd ${value}`);
    });
    const calls = await Promise.allSettled([queue.push(1), queue.push(2), queue.push(3)]);
    assert.deepEqual(
      calls.map(({ status }) => status),
      ["rejected", "rejected", "rejected"],
    );
    await queue.push(4);
    await queue.idle();
  });
});
