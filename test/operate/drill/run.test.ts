import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ClusterView } from "../../../operate/drill/cluster-view";
import { drills } from "../../../operate/drill/definitions";
import type { DrillDriver, DrillLoad } from "../../../operate/drill/driver";
import { type DrillRequest, runDrill } from "../../../operate/drill/run";
import { view } from "./support";

interface Scene {
  /** What the cluster is so many milliseconds after the fault. */
  readonly after: (since: number) => ClusterView | undefined;
  /** What it is before the fault, and once that is taken back. Default: whole. */
  readonly before?: () => ClusterView;
  readonly inject?: () => Promise<void>;
  /** Whether what the fault has set off is over, so many milliseconds after it. Default: at once. */
  readonly isOver?: (since: number) => boolean;
  /** Milliseconds after which it is interrupted. */
  readonly interruptAt?: number;
  /** What the balancer's counter says, first before the fault and then after it. */
  readonly counted?: readonly number[];
}

const whole = view(0, { aa: "healthy", ab: "healthy" });
const found = view(0, { aa: "unhealthy", ab: "healthy" });

/** Runs a drill on a clock of its own. */
async function run(
  {
    after,
    before = () => whole,
    inject = () => Promise.resolve(),
    interruptAt,
    counted = [],
    isOver = () => true,
  }: Scene,
  more: Partial<DrillRequest> = {},
) {
  let now = 0;
  let faultAt = Number.POSITIVE_INFINITY;
  const calls: string[] = [];
  const retries = [...counted];
  const controller = new AbortController();
  const load: DrillLoad = {
    get elapsed() {
      return now;
    },
    setRate: (rate) => void calls.push(`rate ${rate}`),
    outcomes: [],
    end: () => {
      calls.push("end");
      return Promise.resolve({ notSent: 0, lateness: { worst: 0, p99: 0 } });
    },
    executions: () => undefined,
  };
  const driver: DrillDriver = {
    platform: "aws",
    refusal: () => undefined,
    retries: () => Promise.resolve(retries.shift()),
    view: () => {
      try {
        return Promise.resolve(calls.includes("restore") || now < faultAt ? before() : after(now - faultAt));
      } catch (error) {
        return Promise.reject(error instanceof Error ? error : new Error(String(error)));
      }
    },
    faultOf: () => ({
      inject: () => {
        calls.push("inject");
        faultAt = now;
        return inject();
      },
      isOver: () => Promise.resolve(isOver(now - faultAt)),
      restore: () => Promise.resolve(void calls.push("restore")),
    }),
  };
  const record = await runDrill(
    driver,
    {
      drill: "nodeCrash",
      victim: { name: "aa", nodes: whole.nodes.slice(0, 1) },
      rate: 10,
      seconds: 60,
      calmSeconds: 2,
      ...more,
    },
    {
      signal: controller.signal,
      onStep: () => undefined,
      startLoad: () => Promise.resolve(load),
      sleep: (milliseconds) => {
        now += milliseconds;
        if (interruptAt !== undefined && now >= interruptAt) controller.abort();
        return Promise.resolve();
      },
    },
  );
  return { record, calls };
}

describe("a drill", () => {
  test("ends once the balancer has found out and every group is whole for a while", async () => {
    const { record, calls } = await run({ after: (since) => (since < 4000 ? whole : since < 9000 ? found : whole) });
    assert.equal(record.faultAt, 2000);
    assert.ok(record.endedAt >= 2000 + 9000 + 1900 && record.endedAt <= 2000 + 9000 + 2300, `${record.endedAt}`);
    assert.deepEqual(calls, ["rate 10", "inject", "end", "restore"]);
    assert.ok(record.isWholeAgain && !record.wasInterrupted);
  });

  test("ends at its last second where the balancer never finds out", async () => {
    const { record } = await run({ after: () => whole }, { seconds: 20 });
    assert.equal(record.endedAt, 22_000);
  });

  test("ends its load and takes back what it broke where the stack goes away meanwhile, and says so", async () => {
    const gone = () => {
      throw new Error("local is no longer up");
    };
    const { record, calls } = await run({ after: gone });
    assert.deepEqual(calls, ["rate 10", "inject", "end", "restore"]);
    assert.deepEqual(record.problems, ["local is no longer up"]);
    const before = await run({ before: gone, after: gone });
    assert.deepEqual(before.calls, ["end"]);
    assert.deepEqual([before.record.problems, before.record.isWholeAgain], [["local is no longer up"], false]);
  });

  test("takes back what it broke when it is interrupted, and says so", async () => {
    const { record, calls } = await run({ after: () => found, interruptAt: 5000 });
    assert.deepEqual(calls.slice(-2), ["end", "restore"]);
    assert.ok(record.wasInterrupted);
  });

  test("breaks nothing when it is interrupted before", async () => {
    const { calls } = await run({ after: () => found, interruptAt: 500 });
    assert.deepEqual(calls, ["end"]);
  });

  test("takes back a fault that could only half be brought about", async () => {
    const { record, calls } = await run({
      after: () => whole,
      inject: () => Promise.reject(new Error("no such node")),
    });
    assert.deepEqual(record.problems, ["no such node"]);
    assert.ok(calls.includes("restore"));
  });

  test("counts what the balancer sent again meanwhile, where that has counted on", async () => {
    const counts = [[7, 12], [7], [7, 3], []];
    const records = await Promise.all(counts.map((counted) => run({ after: () => found, counted }, { seconds: 5 })));
    assert.deepEqual(
      records.map(({ record }) => record.retries),
      [5, undefined, undefined, undefined],
    );
  });

  test("waits for the end of what the fault has set off, but no longer than it was given", async () => {
    const asked = { drill: "badDeploy", victim: { name: "", nodes: [] } } as const;
    const ended = await run({ after: () => whole, isOver: (since) => since >= 9000 }, asked);
    assert.equal(ended.record.endedAt - ended.record.faultAt, 9000);
    const never = await run({ after: () => whole, isOver: () => false }, { ...asked, seconds: 20 });
    assert.equal(never.record.endedAt - never.record.faultAt, 20_000);
  });

  test("goes on without a control plane, for as long as it is said to", async () => {
    const { record } = await run({ after: () => undefined }, { drill: "daemonCrash", victim: { name: "", nodes: [] } });
    assert.equal(record.endedAt - record.faultAt, drills.daemonCrash.holdSeconds * 1000);
  });

  test("multiplies the load where that is the fault", async () => {
    const { calls } = await run({ after: () => whole }, { drill: "overload", victim: { name: "", nodes: [] } });
    assert.equal(calls[0], "rate 50");
  });
});
