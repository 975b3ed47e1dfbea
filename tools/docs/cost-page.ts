import type { Range } from "../../model/analysis/cost/types";
import { familyExamples, prices, readTypes, usages } from "../../platforms/aws/cost";
import { markdownTable } from "./markdown";

interface ShownPrice {
  readonly unit: string;
  readonly usd: Readonly<Record<string, Range & { readonly source: string; readonly date: string }>>;
}

const shown = ({ min, max }: Range): string => (min === max ? `${min}` : `${min} to ${max}`);

const rowsOf = ([key, { unit, usd }]: [string, ShownPrice]): readonly (readonly string[])[] => {
  const regions = Object.entries(usd);
  if (regions.length === 0) return [[`\`${key}\``, unit, "-", "yours to give", "-", "-"]];
  return regions.map(([region, price]) => [`\`${key}\``, unit, region, shown(price), price.source, price.date]);
};

const table: Readonly<Record<string, ShownPrice>> = prices;

/** What a stack costs: how it is computed, the user's file, and the table of prices. */
export function costPage(generated: string): string {
  return [
    generated,
    "",
    "# What a stack costs",
    "",
    "`npm run cost -- prod` plans a stack offline, reads from its resources what AWS bills, and multiplies it by the prices below: by component, and by",
    "what is billed. It is an estimate and shows itself as a range, never as one exact figure:",
    "",
    "- hours are those of the shortest and the longest month (672 to 744), scaling groups go from their fewest to their most nodes, whichever of their",
    "  types AWS picks, and a price that its source gives as a range stays one;",
    "- prices are list prices: no taxes, discounts, savings plans or free tiers;",
    "- what is billed by use (GB, requests, capacity units) is in no plan: its rate is shown, and it is in the sum once you say how much you use;",
    "- what has no price for its region, what is not known offline, and a type that is not read at all are listed as not known. They are never counted",
    "  as nothing, and the exit code is 1 while there are any.",
    "",
    "## What a change costs",
    "",
    "`vipkit cost prod --save before.json` before the change and `vipkit cost prod --against before.json` after it: the difference as a range, and each thing",
    "that is billed otherwise, the greatest first. `--markdown cost.md` writes the same for a comment; the workflow of [CI](ci.md) posts it.",
    "",
    "## Your own prices and use",
    "",
    "`vipkit cost prod --prices prices.yaml`; every part may be left out, and each figure may be `{ min: 1, max: 2 }`:",
    "",
    "```yaml",
    ...costExample,
    "```",
    "",
    `Beside the keys of the table there are as many more as AWS has types, such as ${familyExamples.map((key) => `\`${key}\``).join(", ")}.`,
    "",
    ...markdownTable(
      ["usage", "in a month, of the whole stack"],
      Object.entries(usages).map(([name, text]) => [`\`${name}\``, text]),
    ),
    "",
    "## Prices",
    "",
    "In USD. Each was read on a public page on the day beside it; where the region of a stack is not there, the price is yours to give.",
    "",
    ...markdownTable(["key", "for one", "region", "USD", "source", "read on"], Object.entries(table).flatMap(rowsOf)),
    "",
    "## What is read",
    "",
    `${[...readTypes]
      .sort()
      .map((type) => `\`${type}\``)
      .join(", ")}. Types that AWS does not bill by themselves (\`platforms/aws/cost/free.ts\`) cost nothing.`,
    "",
  ].join("\n");
}

/** A file of `--prices`; a test reads it. */
export const costExample: readonly string[] = [
  "prices: # USD for one unit, in every region",
  "  instance.t4g.small: 0.0184",
  "  log.stored-gb: { min: 0.03, max: 0.04 }",
  "regions: # the same in one region",
  "  eu-west-1:",
  "    balancer.application-lcu: 0.008",
  "types: # USD a month for each resource of a type",
  "  aws:rds/instance:Instance: 120",
  "usage: # what the whole stack uses in a month",
  "  natGb: { min: 100, max: 300 }",
  "  capacityUnitHours: 1460",
];
