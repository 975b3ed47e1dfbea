import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { type CostSources, costOf } from "../../model/analysis/cost/cost";
import type { Driver, Price, Range } from "../../model/analysis/cost/types";

const place = { component: "web", resource: "a", urn: "urn:a", region: "eu-west-1" };
const driver = (keys: readonly string[], quantity: Range | string, component = "web"): Driver => ({
  ...place,
  component,
  what: "hours",
  keys,
  quantity,
});
const price = (min: number, max = min): Price => ({ min, max, unit: "hour", source: "a page", date: "2026-11-30" });
const sources = (
  prices: Readonly<Record<string, Price>>,
  usage: Readonly<Record<string, Range>> = {},
): CostSources => ({
  priceOf: (key) => prices[key],
  usageOf: (name) => usage[name],
  fix: (key, region) => `${key} in ${region}`,
});

describe("the cost of a stack", () => {
  test("is how many times the price, from the least to the most", () => {
    const { total, components } = costOf(
      [driver(["nat"], { min: 10, max: 20 }), driver(["disk"], { min: 3, max: 3 }, "nodes")],
      [],
      sources({ nat: price(0.5, 1), disk: price(2) }),
    );
    assert.deepEqual(total, { min: 11, max: 26 });
    assert.deepEqual(components, [
      { component: "web", cost: { min: 5, max: 20 } },
      { component: "nodes", cost: { min: 6, max: 6 } },
    ]);
  });

  test("spans the prices of all that a driver may be billed by", () => {
    const { lines } = costOf(
      [driver(["spot", "demand"], { min: 1, max: 2 })],
      [],
      sources({ spot: price(1), demand: price(4) }),
    );
    assert.deepEqual(lines[0]?.cost, { min: 1, max: 8 });
  });

  test("has no line for what has no price, and says so", () => {
    const unread = [{ component: "web", resource: "db", urn: "urn:db", reason: "not read" }];
    const { total, lines, unknown } = costOf(
      [driver(["spot", "demand"], { min: 1, max: 2 })],
      unread,
      sources({ demand: price(4) }),
    );
    assert.deepEqual([total, lines], [{ min: 0, max: 0 }, []]);
    assert.deepEqual(
      unknown.map(({ reason }) => reason),
      ["not read", "no price of its hours: spot in eu-west-1"],
    );
  });

  test("shows a rate for what is billed by use, and shares a use that is given among its resources", () => {
    const drivers = [driver(["gb"], "natGb"), { ...driver(["gb"], "natGb"), resource: "b" }];
    const open = costOf(drivers, [], sources({ gb: price(0.1) }));
    assert.deepEqual(open.total, { min: 0, max: 0 });
    assert.deepEqual(
      open.rates.map(({ usage, each, resources }) => ({ usage, each, resources })),
      [{ usage: "natGb", each: { min: 0.1, max: 0.1 }, resources: ["a", "b"] }],
    );
    const given = costOf(drivers, [], sources({ gb: price(0.1) }, { natGb: { min: 100, max: 300 } }));
    assert.deepEqual([given.rates, given.total], [[], { min: 10, max: 30 }]);
  });

  test("for any drivers: no least above its most, sums of parts, more never costs less, and every driver is told of", () => {
    const range = fc.tuple(fc.nat(1000), fc.nat(1000)).map(([min, more]) => ({ min, max: min + more }));
    const key = fc.constantFrom("a", "b", "c", "none");
    const any = fc.record({
      keys: fc.uniqueArray(key, { minLength: 1, maxLength: 3 }),
      quantity: range,
      component: fc.constantFrom("web", "nodes", "-"),
    });
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 12 }),
        fc.tuple(range, range, range),
        fc.nat(5),
        (drivers, prices, more) => {
          const [a, b, c] = prices.map(({ min, max }) => price(min, max));
          const table = { ...(a && { a }), ...(b && { b }), ...(c && { c }) };
          const all = drivers.map(({ keys, quantity, component }) => driver(keys, quantity, component));
          const cost = costOf(all, [], sources(table));
          assert.ok(cost.total.min <= cost.total.max);
          const sum = (end: "min" | "max", parts: readonly { readonly cost: Range }[]) =>
            parts.reduce((was, { cost: one }) => was + one[end], 0);
          for (const end of ["min", "max"] as const) {
            assert.equal(sum(end, cost.lines), cost.total[end]);
            assert.equal(sum(end, cost.components), cost.total[end]);
          }
          assert.equal(cost.lines.length, all.filter(({ keys }) => !keys.includes("none")).length);
          assert.equal(cost.unknown.length, all.filter(({ keys }) => keys.includes("none")).length);
          const grown = all.map((one) =>
            typeof one.quantity === "string"
              ? one
              : { ...one, quantity: { min: one.quantity.min + more, max: one.quantity.max + more } },
          );
          const after = costOf(grown, [], sources(table)).total;
          assert.ok(after.min >= cost.total.min && after.max >= cost.total.max);
        },
      ),
    );
  });
});
