import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type GroupReading, judge, parseGate, type Reading } from "../../../operate/shift/gate";

const well: GroupReading = { requests: 1000, failures: 0, latency: { p99: 0.2 }, unhealthy: 0, healthy: 2 };

const reading = (green: Partial<GroupReading>, alarms: Reading["alarms"] = {}): Reading => ({
  groups: { green: { ...well, ...green } },
  alarms,
  until: 0,
});

function judged(gate: string, seen: Reading, isOver = true) {
  const parsed = parseGate(gate);
  assert.ok("conditions" in parsed, JSON.stringify(parsed));
  return judge(parsed.conditions, seen, isOver);
}

const broken = (gate: string, green: Partial<GroupReading>, isOver = true) =>
  judged(gate, reading(green), isOver).broken;

describe("the grammar of a gate", () => {
  test("reads every measure", () => {
    const parsed = parseGate("5xx>1%, p99 > 500ms,p50>1.5s,unhealthy>0,alarm:shop-5xx");
    assert.ok("conditions" in parsed);
    assert.deepEqual(
      parsed.conditions.map((each) => (each.measure === "alarm" ? each.name : [each.measure, each.above])),
      [["5xx", 0.01], ["p99", 0.5], ["p50", 1.5], ["unhealthy", 0], "shop-5xx"],
    );
  });

  test("says all that is wrong, with what is allowed", () => {
    assert.deepEqual(parseGate("5xx>1,latency>5s,p99>1,unhealthy>1%,5xx>100%"), {
      problems: [
        '5xx>1: not a bound, got "1"; a percentage below 100, such as 5xx>1%',
        '"latency>5s": no condition; one of 5xx>1%, p99>500ms (p50, p90, p95, p99), unhealthy>0, alarm:NAME',
        'p99>1: not a bound, got "1"; a time, such as p99>500ms',
        'unhealthy>1%: not a bound, got "1%"; a number of targets, such as unhealthy>0',
        '5xx>100%: not a bound, got "100%"; a percentage below 100, such as 5xx>1%',
      ],
    });
  });
});

describe("a gate", () => {
  test("holds at its bound and breaks above it", () => {
    assert.deepEqual(broken("5xx>1%", { failures: 10 }), []);
    assert.deepEqual(broken("5xx>1%", { failures: 11 }), [
      "green has 5xx 1.1 % (11 of 1000 requests); the gate is 5xx>1%",
    ]);
    assert.deepEqual(broken("p99>500ms", { latency: { p99: 0.5 } }), []);
    assert.equal(broken("p99>500ms", { latency: { p99: 0.501 } }).length, 1);
    assert.deepEqual(broken("unhealthy>0", { unhealthy: 1 }), ["green has 1 unhealthy; the gate is unhealthy>0"]);
  });

  test("breaks where no target is healthy, even if none is unhealthy", () => {
    assert.deepEqual(broken("unhealthy>0", { healthy: 0 }), ["green has no healthy target"]);
  });

  test("judges few failures and few requests at the end of a step only", () => {
    assert.deepEqual(broken("5xx>1%", { requests: 10, failures: 4 }, false), []);
    assert.equal(broken("5xx>1%", { requests: 10, failures: 4 }, true).length, 1);
    assert.equal(broken("5xx>1%", { requests: 10, failures: 5 }, false).length, 1);
    assert.deepEqual(broken("p99>500ms", { requests: 99, latency: { p99: 9 } }, false), []);
    assert.equal(broken("p99>500ms", { requests: 100, latency: { p99: 9 } }, false).length, 1);
  });

  test("says what it cannot judge, and breaks for none of it", () => {
    const gate = "5xx>1%,p99>500ms,unhealthy>0,alarm:shop";
    const blind = { requests: 0, failures: 0, latency: {}, unhealthy: undefined, healthy: undefined };
    assert.deepEqual(judged(gate, reading(blind, { shop: "INSUFFICIENT_DATA" })), {
      broken: [],
      unknown: [
        "green 5xx: no request reached it",
        "green p99: no request reached it",
        "green unhealthy: not known",
        "alarm:shop is in state INSUFFICIENT_DATA",
      ],
    });
    assert.deepEqual(judged("alarm:shop", reading({})).unknown, ["alarm:shop is not known"]);
  });

  test("breaks with its alarm", () => {
    assert.deepEqual(judged("alarm:shop", reading({}, { shop: "ALARM" })).broken, ["alarm:shop is in state ALARM"]);
    assert.deepEqual(judged("alarm:shop", reading({}, { shop: "OK" })), { broken: [], unknown: [] });
  });

  test("counts the worst of several groups", () => {
    const seen = { ...reading({}), groups: { green: well, red: { ...well, failures: 500 } } };
    assert.equal(judged("5xx>1%", seen).broken.length, 1);
  });
});
