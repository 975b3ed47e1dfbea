import { z } from "zod";
import type { CostSources } from "../../../model/analysis/cost/cost";
import type { Price, Range } from "../../../model/analysis/cost/types";
import { ruled, type SettingsRules, type ValidPart } from "../../../model/settings/rule";
import { suggest } from "../../../model/settings/suggest";
import { canonicalType } from "../catalog/canonical-type";
import { regionNames } from "../regions";
import { familyExamples, listPrice, prices, unitOf } from "./prices";
import { typePrefix } from "./read";
import { type Usage, usages } from "./usages";

const number = (what: string) => z.number(what).min(0, what).max(1e12, what);

/** One figure, or the least and the most. */
const amount = (what: string) =>
  z.union([number(what), z.strictObject({ min: number(what), max: number(what) })], `${what}, or min and max`);

const usd = amount("USD, 0 or more");
const priceMap = z.record(z.string(), usd);

/** A price file as it is written. */
type Written = z.output<ReturnType<typeof shape>>;

const shape = () =>
  z.strictObject({
    prices: priceMap.describe("USD for one unit, by the keys of docs/cost.md, in every region.").default({}),
    regions: z.record(z.string(), priceMap).describe("The same in one region: it comes before `prices`.").default({}),
    types: z
      .record(z.string(), usd)
      .describe("USD a month for each resource of a type, in place of what is read of it: `aws:rds/instance:Instance`.")
      .default({}),
    usage: z
      .strictObject(
        Object.fromEntries(
          Object.entries(usages).map(([name, text]) => [name, amount("0 or more").describe(text).optional()]),
        ),
      )
      .describe("What the whole stack uses in a month, for what is billed by use.")
      .default({}),
  });

const known = [...Object.keys(prices), ...familyExamples];

type Figures = ValidPart<Readonly<Record<string, number | Range>>> | undefined;
type Place = readonly [path: readonly string[], figures: Figures];

/** The maps whose keys are prices. */
const priceMaps = ({ prices: all, regions = {} }: ValidPart<Written>): readonly Place[] => [
  [["prices"], all],
  ...Object.entries(regions).map(([region, figures]): Place => [["regions", region], figures]),
];

const rules: SettingsRules<Written> = {
  "price-key-known": (written, say) => {
    for (const [path, figures = {}] of priceMaps(written)) {
      for (const key of Object.keys(figures)) {
        if (unitOf(key) !== undefined) continue;
        const near = suggest(key, known);
        const fix = near === undefined ? "docs/cost.md has them all" : `did you mean ${near}`;
        say([...path, key], { problem: "no such price", received: key, derived: true, fix });
      }
    }
  },
  "price-region-known": ({ regions = {} }, say) => {
    for (const region of Object.keys(regions)) {
      if (regionNames.includes(region)) continue;
      const near = suggest(region, regionNames);
      const fix = near === undefined ? "as in eu-west-1" : `did you mean ${near}`;
      say(["regions", region], { problem: "no region of AWS", received: region, derived: true, fix });
    }
  },
  "price-type-known": ({ types = {} }, say) => {
    for (const type of Object.keys(types)) {
      if (/^aws:[a-z0-9]+\/[A-Za-z0-9]+:[A-Za-z0-9]+$/.test(type)) continue;
      say(["types", type], {
        problem: "no resource type of AWS",
        received: type,
        derived: true,
        allowed: "as in aws:rds/instance:Instance",
      });
    }
  },
  "price-ordered": (written, say) => {
    const places: readonly Place[] = [...priceMaps(written), [["types"], written.types], [["usage"], written.usage]];
    for (const [path, figures = {}] of places) {
      for (const [key, value] of Object.entries(figures)) {
        if (typeof value !== "object") continue;
        const { min, max } = value;
        if (min === undefined || max === undefined || min <= max) continue;
        say([...path, key], {
          problem: "min is above max",
          received: `${min} to ${max}`,
          derived: true,
          fix: "swap them",
        });
      }
    }
  },
};

/** What a user knows better than the table: the file of `--prices`. */
export const priceSettings = () => ruled(shape(), rules);

export type PriceSettings = Written;

export const noPrices: PriceSettings = { prices: {}, regions: {}, types: {}, usage: {} };

/** Given prices by the one name of each type. */
export const typePrices = ({ types }: PriceSettings): Readonly<Record<string, number | Range>> =>
  Object.fromEntries(Object.entries(types).map(([type, price]) => [canonicalType(type), price]));

const rangeOf = (value: number | Range): Range => (typeof value === "number" ? { min: value, max: value } : value);

const isUsage = (name: string): name is Usage => Object.hasOwn(usages, name);

/** The user's prices before the table's. @param file what the user's prices are said to come from */
export function sourcesOf(settings: PriceSettings, file: string): CostSources {
  const ownTypes = typePrices(settings);
  const own = (key: string, region: string | undefined): number | Range | undefined =>
    key.startsWith(typePrefix)
      ? ownTypes[key.slice(typePrefix.length)]
      : (settings.regions[region ?? ""]?.[key] ?? settings.prices[key]);
  return {
    priceOf(key, region): Price | undefined {
      const given = own(key, region);
      if (given === undefined) return listPrice(key, region);
      return { ...rangeOf(given), unit: unitOf(key) ?? "resource and month", source: file };
    },
    usageOf(usage) {
      const given = isUsage(usage) ? settings.usage[usage] : undefined;
      return given === undefined ? undefined : rangeOf(given);
    },
    fix: (key, region) => `${key}, USD per ${unitOf(key) ?? "unit"}${region === undefined ? "" : `, in ${region}`}`,
  };
}
