import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LoadFileError, readLoad } from "../../../operate/simulate/read-load";

const problems = (text: string): readonly string[] => {
  try {
    readLoad(text);
  } catch (error) {
    if (error instanceof LoadFileError) return error.problems;
    throw error;
  }
  return assert.fail("it was read");
};

const points = [
  { at: 0, rate: 10 },
  { at: 60, rate: 20 },
];

describe("a load file", () => {
  it("is CSV with times or seconds, whatever else it holds", () => {
    const read = readLoad('Requests,zone,"Time"\n10,a,2026-11-30T10:00:00Z\n20,b,2026-11-30T10:01:00Z\n\n');
    assert.deepEqual(read, { curve: { points, duration: 120 }, startsAt: Date.parse("2026-11-30T10:00:00Z") });
    assert.deepEqual(readLoad("time,requests\r\n30,10\r\n90,20\r\n"), {
      curve: { points, duration: 120 },
      startsAt: undefined,
    });
  });

  it("is a list in JSON", () => {
    assert.deepEqual(readLoad('[{"time":0,"requests":10},{"time":60,"requests":20}]').curve.points, points);
  });

  it("is what CloudWatch prints of a sum: in any order, and nothing for a period without requests", () => {
    const statistics = {
      Label: "RequestCount",
      Datapoints: [
        { Timestamp: "2026-11-30T10:04:00Z", Sum: 300, Unit: "Count" },
        { Timestamp: "2026-11-30T10:00:00+00:00", Sum: 600, Unit: "Count" },
        { Timestamp: "2026-11-30T10:01:00Z", Sum: 1200, Unit: "Count" },
      ],
    };
    const expected = [...points, { at: 120, rate: 0 }, { at: 240, rate: 5 }];
    assert.deepEqual(readLoad(JSON.stringify(statistics)).curve.points, expected);
    const data = {
      MetricDataResults: [
        {
          Timestamps: ["2026-11-30T10:04:00Z", "2026-11-30T10:01:00Z", "2026-11-30T10:00:00Z"],
          Values: [300, 1200, 600],
        },
      ],
    };
    assert.deepEqual(readLoad(JSON.stringify(data)).curve.points, expected);
  });

  it("is refused with every place that is wrong, and what was there", () => {
    assert.deepEqual(problems("time,requests\n0,1\nsoon,2\n60,-3\n90,\n"), [
      'line 3: time: not seconds since the start, as in the first point, got "soon"',
      'line 4: requests: not a number from 0 on, got "-3"',
      'line 5: requests: not a number from 0 on, got ""',
    ]);
    assert.deepEqual(problems("time,requests\n2026-11-30T10:00:00Z,1\n2026-11-30T09:00:00Z,2\n"), [
      'line 3: time: not after the point before it, got "2026-11-30T09:00:00Z"',
    ]);
    assert.deepEqual(problems("at,count\n1,2\n"), [
      'line 1: no columns time and requests, got "at,count"; such as time,requests',
    ]);
    assert.deepEqual(problems("time,requests\n2026-11-30 10:00,1\n"), [
      'line 2: time: not a time with its zone, such as 2026-11-30T10:00:00Z or +01:00, got "2026-11-30 10:00"',
    ]);
    assert.match(problems("[{]")[0] ?? "", /^not valid JSON: /);
    assert.match(problems("{}")[0] ?? "", /^neither a list/);
    assert.match(problems("time,requests\n")[0] ?? "", /^no points in it/);
    const many = problems(`time,requests\n${"x,1\n".repeat(14)}`);
    assert.equal(many.length, 11);
    assert.equal(many.at(-1), "and 4 more");
  });
});
