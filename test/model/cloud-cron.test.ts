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
  assert.equal(longestPause("cron(0 3 ? * 2#1 *)", "UTC"), 35);
  assert.equal(longestPause("cron(0 3 29 2 ? *)", "UTC"), 2921, "2100 has no 29 February");
  assert.equal(longestPause("cron(0 3 1 1 ? 2030)", "UTC"), Number.POSITIVE_INFINITY);
});

test("looks a year ahead where every week is the same, and finds what decades would show", () => {
  for (const timeZone of ["UTC", "Europe/Dublin", "Australia/Lord_Howe"]) {
    for (const expression of ["cron(0 3 ? * * *)", "cron(30 1 ? * SUN,WED *)", "cron(0 3 ? * MON-FRI *)"]) {
      const runs = cloudCronRuns(expression, timeZone, 1500);
      const pauses = runs.slice(1).map((run, index) => run - (runs[index] ?? run));
      assert.equal(longestPause(expression, timeZone), Math.max(...pauses) / 86_400_000, `${expression} ${timeZone}`);
    }
  }
});

test("finds the runs of a weekly schedule in UTC without the calendar, and the same ones", () => {
  const days = ["cron(0 5 ? * TUE *)", "cron(0 0 ? * FRI *)", "cron(0 0 * * ? *)", "cron(0/15 8-17 ? * MON-FRI *)"];
  // Another name of the same zone, which is asked of the calendar.
  for (const expression of days)
    assert.deepEqual(cloudCronRuns(expression, "UTC", 100), cloudCronRuns(expression, "Etc/UTC", 100), expression);
});

test("lays a schedule out once for all clusters of a program", () => {
  const schedule = ["cron(7 3 ? * FRI *)", "Europe/Berlin", 40] as const;
  assert.equal(cloudCronRuns(...schedule), cloudCronRuns(...schedule));
});
