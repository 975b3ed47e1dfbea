import assert from "node:assert/strict";
import { test } from "node:test";
import { toApiObject } from "../../../twin/kubernetes/api/objects";
import { youngest } from "../../../twin/kubernetes/daemon/cluster-events";

const event = (name: string, more: object) =>
  toApiObject({
    apiVersion: "v1",
    kind: "Event",
    metadata: { name, namespace: "shop", creationTimestamp: "2026-12-01T01:00:00Z" },
    involvedObject: { kind: "Pod", name },
    reason: "Killing",
    message: "Stopping container",
    ...more,
  });

test("events are told by the time of their last, whichever field has it, newest last and no more than fifty", () => {
  const rows = youngest([
    // As the scheduler writes: events.k8s.io, with no lastTimestamp.
    event("late", { eventTime: "2026-12-01T02:00:00.123456Z", lastTimestamp: null, reason: "Scheduled", message: "" }),
    event("often", {
      eventTime: "2026-12-01T00:00:00.000000Z",
      series: { count: 9, lastObservedTime: "2026-12-01T03:00:00.000000Z" },
    }),
    // As the controller manager writes.
    event("early", { firstTimestamp: "2026-11-30T00:00:00Z", lastTimestamp: "2026-12-01T00:30:00Z", eventTime: null }),
    event("bare", {}),
  ]);
  assert.deepEqual(
    rows.map(({ subject }) => subject),
    ["Pod early", "Pod bare", "Pod late", "Pod often"],
  );
  assert.deepEqual(rows[2], { at: "2026-12-01T02:00:00.123456Z", subject: "Pod late", message: "Scheduled" });
  assert.equal(rows[3]?.message, "Killing: Stopping container");
  const many = Array.from({ length: 60 }, (_, index) =>
    event(`pod-${index}`, { lastTimestamp: new Date(index * 1000).toISOString() }),
  );
  assert.deepEqual(
    [youngest(many).length, youngest(many)[0]?.subject, youngest(many).at(-1)?.subject],
    [50, "Pod pod-10", "Pod pod-59"],
  );
});
