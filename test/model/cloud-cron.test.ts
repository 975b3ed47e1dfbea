import assert from "node:assert/strict";
import { test } from "node:test";
import { cloudCronProblem, cloudCronRuns, longestPause } from "../../model/settings/cloud-cron";

const first = (expression: string, timeZone = "UTC") =>
  new Date(cloudCronRuns(expression, timeZone, 1)[0] ?? 0).toISOString().slice(0, 16);

test("reads AWS's cron: weekdays from 1 for Sunday, steps from a start, years, last days", () => {
  // 2027-01-01 is a Friday.
  for (const [expression, expected] of [
    ["cron(0 3 ? * * *)", "2027-01-01T03:00"],
    ["cron(0 3 ? * 1 *)", "2027-01-03T03:00"],
    ["cron(0 3 ? * SUN *)", "2027-01-03T03:00"],
    ["cron(30 3 ? * 7 *)", "2027-01-02T03:30"],
    ["cron(0 3 ? * 2-6 *)", "2027-01-01T03:00"],
    ["cron(0 3 L * ? *)", "2027-01-31T03:00"],
    ["cron(0 3 ? * 2#1 *)", "2027-01-04T03:00"],
    ["cron(10/20 0 ? * * *)", "2027-01-01T00:10"],
    ["cron(0 3 1 1 ? 2030)", "2030-01-01T03:00"],
  ] as const) {
    assert.equal(cloudCronProblem(expression), undefined, expression);
    assert.equal(first(expression), expected, expression);
  }
  assert.equal(first("cron(0 3 ? * * *)", "Europe/Berlin"), "2027-01-01T02:00");
});

test("refuses what AWS refuses", () => {
  for (const text of [
    "0 3 * * *",
    "cron(0 3 * * * *)",
    "cron(0 3 ? * ? *)",
    "cron(60 3 ? * * *)",
    "cron()",
    "rate(1 day)",
  ])
    assert.ok(cloudCronProblem(text), text);
});

test("knows the longest pause between two runs, in days", () => {
  assert.equal(longestPause("cron(0 3 ? * * *)", "UTC"), 1);
  assert.equal(longestPause("cron(0 3 ? * SUN *)", "UTC"), 7);
  assert.equal(longestPause("cron(0 3 1 * ? *)", "UTC"), 31);
  assert.equal(longestPause("cron(0 3 1 1 ? 2030)", "UTC"), Number.POSITIVE_INFINITY);
});
