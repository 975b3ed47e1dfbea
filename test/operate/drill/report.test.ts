import assert from "node:assert/strict";
import { test } from "node:test";
import { renderDrill } from "../../../cli/drill/render";
import type { DrillBound } from "../../../operate/drill/bound";
import { reportOf } from "../../../operate/drill/report";
import { drillResult } from "../../../operate/drill/result";
import type { DrillRecord } from "../../../operate/drill/run";
import { request, view } from "./support";

const bound: DrillBound = {
  seconds: 10,
  objective: 15,
  lostSeconds: 4,
  recovery: 40,
  path: "https -> <blue>",
  because: undefined,
};

const views = [
  view(0, { aa: "healthy", ab: "healthy" }),
  view(3000, { aa: "unhealthy", ab: "healthy" }),
  view(6000, { ab: "healthy", ac: "healthy" }),
];

function result(more: Partial<DrillRecord> = {}) {
  const record: DrillRecord = {
    ...{
      faultAt: 1000,
      endedAt: 8000,
      views,
      executions: undefined,
      retries: 4,
      wasInterrupted: false,
      isWholeAgain: true,
      problems: [],
    },
    outcomes: [request(500), request(1500, "502"), request(2000, "no answer"), request(7000)],
    loadEnd: { notSent: 0, lateness: { worst: 5, p99: 1 } },
    ...more,
  };
  const victim = { name: "aa", nodes: views[0]?.nodes.slice(0, 1) ?? [] };
  const asked = { drill: "nodeCrash", victim, rate: 100, seconds: 60, calmSeconds: 1 } as const;
  const startedAt = new Date("2026-11-30T12:00:00Z");
  return drillResult(record, asked, {
    stack: "local",
    platform: "aws",
    startedAt,
    seed: 1,
    url: "https://127.0.0.1",
    bound,
  });
}

test("a result has what was seen, and what was not as null", () => {
  const { requests, times, capacityLeft, latency, verdict } = result();
  assert.deepEqual(requests, {
    ...{ sent: 4, failed: 2, reasons: { "502": 1, "no answer": 1 }, retried: null, executedTwice: null, notSent: 0 },
    retriedByBalancer: 4,
  });
  assert.deepEqual(times, { detect: 2, firstFailure: 0.5, lastFailure: 1, fullRedundancy: 5 });
  assert.deepEqual([capacityLeft, latency.before.p50, verdict], [50, 10, "within"]);
});

test("nothing is judged of a load that was not what was asked for, nor of a drill that was cut short", () => {
  const late = { notSent: 0, lateness: { worst: 2001, p99: 1 } };
  const cases = [
    { loadEnd: late },
    { loadEnd: { ...late, notSent: 1 } },
    { wasInterrupted: true },
    { problems: ["no such node"] },
  ];
  assert.deepEqual(
    cases.map((more) => result(more).verdict),
    cases.map(() => "notJudged"),
  );
});

test("a report is one page that asks for nothing else, with every column and lane, and text as text", () => {
  const page = reportOf([result()], { zoneLoss: "all of its nodes are in <one> zone" });
  assert.doesNotMatch(page, /https?:\/\/(?!127\.)|<script|<link|@import/);
  assert.match(page, /all of its nodes are in &#60;one&#62; zone/);
  assert.doesNotMatch(page, /<blue>/);
  assert.equal(page.match(/<rect class="(?:answered|refused|unanswered)"/g)?.length, 4);
  for (const state of ["aa: healthy from 0 to 3 s", "aa: unhealthy from 3 to 6 s", "ac: healthy from 6 to 8 s"])
    assert.ok(page.includes(state), state);
  assert.equal(page.match(/<svg/g)?.length, 1);
});

test("a terminal gets one table of objective, budget and measurement", () => {
  const lines = renderDrill(result()).split("\n");
  assert.ok(
    lines.some((line) => /^last failure +15 s +10 s +1 s +within$/.test(line)),
    lines.join("\n"),
  );
  assert.ok(
    lines.some((line) => /^executed twice +not known requests, not known POSTs \(by nodes' logs\)$/.test(line)),
  );
  assert.ok(lines.some((line) => /^sent again +4 by the balancer \(HAProxy's wretr and wredis\)$/.test(line)));
});
