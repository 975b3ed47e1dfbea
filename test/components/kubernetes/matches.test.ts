import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { comparePrecision, mayMeet, planMatches, precisionOf } from "../../../components/kubernetes/gateway/matches";
import { durationText } from "../../../platforms/kubernetes/durations";
import { parseStatuses, statusesOf } from "../../../platforms/kubernetes/matcher";

describe("matches", () => {
  test("take a pattern for what it takes: /api/* is not /api", () => {
    assert.deepEqual(planMatches({ path: ["/api/*", "/a.b", "/x?"] }), [
      { path: { type: "RegularExpression", value: "/api/.*" } },
      { path: { type: "Exact", value: "/a.b" } },
      { path: { type: "RegularExpression", value: "/x." } },
    ]);
    assert.deepEqual(planMatches({ path: ["/v1.0/*"] }), [
      { path: { type: "RegularExpression", value: "/v1\\.0/.*" } },
    ]);
  });

  test("are every combination of the conditions' values", () => {
    const matches = planMatches({
      path: ["/a", "/b"],
      method: ["GET", "POST"],
      headers: { one: ["1", "2"] },
      query: [{ key: "q", value: "1" }],
    });
    assert.equal(matches.length, 8);
    assert.deepEqual(matches[0], {
      path: { type: "Exact", value: "/a" },
      method: "GET",
      headers: [{ name: "one", type: "Exact", value: "1" }],
      queryParams: [{ name: "q", type: "Exact", value: "1" }],
    });
  });

  test("are as precise as Envoy Gateway sorts them: exact, expression, prefix, then lengths, headers, parameters", () => {
    const [exact] = planMatches({ path: ["/a"] });
    const [expression] = planMatches({ path: ["/a/*"] });
    const [longer] = planMatches({ path: ["/abc/*"] });
    const [all] = planMatches({ path: ["/*"] });
    const [header] = planMatches({ headers: { one: ["1"] } });
    const [parameter] = planMatches({ query: [{ key: "q", value: "1" }] });
    const ascending = [all, parameter, header, expression, longer, exact];
    for (const [index, match] of ascending.entries()) {
      const next = ascending[index + 1];
      if (match !== undefined && next !== undefined)
        assert.ok(comparePrecision(precisionOf(match), precisionOf(next)) < 0, `${index}`);
    }
  });

  test("meet unless that is ruled out", () => {
    const meet = (a: Parameters<typeof planMatches>[0], b: Parameters<typeof planMatches>[0]) => {
      const [one] = planMatches(a);
      const [other] = planMatches(b);
      return one !== undefined && other !== undefined && mayMeet(one, other);
    };
    assert.equal(meet({ path: ["/a/*"] }, { path: ["/a/b"] }), true);
    assert.equal(meet({ path: ["/a/*"] }, { path: ["/b/*"] }), false);
    assert.equal(meet({ path: ["/a"] }, { path: ["/b"] }), false);
    assert.equal(meet({ method: ["GET"] }, { method: ["POST"] }), false);
    assert.equal(meet({ headers: { One: ["1"] } }, { headers: { one: ["2"] } }), false);
    assert.equal(meet({ headers: { one: ["1"] } }, { headers: { other: ["2"] } }), true);
    assert.equal(meet({ pathRegex: ["/ab?c"] }, { path: ["/ac"] }), true);
  });
});

test("seconds are written as Gateway API takes them", () => {
  const written = [0, 1, 59, 60, 90, 3600, 3661, 604800].map(durationText);
  assert.deepEqual(written, ["0s", "1s", "59s", "1m", "1m30s", "1h", "1h1m1s", "168h"]);
});

test("status codes are read as lists and ranges", () => {
  assert.deepEqual(statusesOf(parseStatuses("200,204, 301-303,204") ?? []), [200, 204, 301, 302, 303]);
  for (const wrong of ["", "2xx", "299-200", "99", "600", "200-"]) assert.equal(parseStatuses(wrong), undefined, wrong);
});
