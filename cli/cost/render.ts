import type { CostLine, CostRate, Price, Range, UnknownCost } from "../../model/analysis/cost/types";
import { usages } from "../../platforms/aws/cost";
import { colors as pc, screenWidth } from "../screen";
import { tableLines } from "../table";
import { wrapIndented, wrapText } from "../wrap";
import { componentName, figure, span } from "./figures";
import type { CostReport } from "./report";

/** The whole answer of `vipkit cost`, for a reader. */
export function renderCost({ stack, total, components, lines, rates, unknown, others }: CostReport): string {
  const count = unknown.length;
  const sum =
    count === 0
      ? `about ${span(total)} USD a month by list prices`
      : `${total.min > 0 ? `at least ${figure(total.min)} USD a month` : "what it costs is not known"}: ${pc.yellow(`${count} ${count === 1 ? "cost is" : "costs are"} not known`)}, and not in the sums below`;
  return [
    ...wrapText(`${pc.bold(stack)}  ${sum}`, screenWidth()),
    "",
    ...tableLines(
      ["COMPONENT", "USD A MONTH"],
      components.map(({ component, cost }) => [componentName(component), span(cost)]),
      { right: ["USD A MONTH"] },
    ),
    "",
    ...tableLines(["COMPONENT", "WHAT", "HOW MANY", "USD EACH", "USD A MONTH"], rowsOf(components, lines), {
      right: ["HOW MANY", "USD EACH", "USD A MONTH"],
      heading: "COMPONENT",
      wrap: { WHAT: 44 },
      drop: ["USD EACH"],
    }),
    ...section("Billed by use, which no plan tells (`usage` of --prices)", rates.map(rateText)),
    ...section("Not known", unknownTexts(unknown)),
    "",
    ...footOf(others).flatMap((line) => wrapText(pc.dim(line), screenWidth())),
  ].join("\n");
}

const footOf = (others: number): readonly string[] => [
  "An estimate: list prices without taxes, discounts and free tiers; hours of the shortest and the longest month, groups at their fewest and their most nodes. Sources: --json, docs/cost.md.",
  ...(others > 0 ? [`${others} resources of other providers are not in it.`] : []),
];

const section = (title: string, texts: readonly string[]): readonly string[] =>
  texts.length === 0
    ? []
    : [
        "",
        ...wrapText(pc.bold(title), screenWidth()),
        ...texts.flatMap((text) => wrapIndented(text, screenWidth(), "  ")),
      ];

/** Lines of a component that count the same at the same price are one row. */
function rowsOf(components: CostReport["components"], lines: readonly CostLine[]): readonly (readonly string[])[] {
  const rows = new Map<string, CostLine & { readonly count: number }>();
  for (const line of components.flatMap(({ component }) => lines.filter((one) => one.component === component))) {
    const id = JSON.stringify([line.component, line.what, line.keys, line.region]);
    const same = rows.get(id);
    rows.set(
      id,
      same === undefined ? { ...line, count: 1 } : { ...same, ...merged(same, line), count: same.count + 1 },
    );
  }
  return [...rows.values()].map(({ component, keys, what, quantity, prices, cost, resource, count }) => [
    componentName(component),
    `${what}: ${keyText(keys)}${count > 1 ? ` (${count} resources)` : ` (${resource})`}`,
    span(quantity),
    eachOf(prices),
    span(cost),
  ]);
}

const merged = (a: CostLine, b: CostLine): Pick<CostLine, "quantity" | "cost"> => ({
  quantity: { min: a.quantity.min + b.quantity.min, max: a.quantity.max + b.quantity.max },
  cost: { min: a.cost.min + b.cost.min, max: a.cost.max + b.cost.max },
});

const keyText = (keys: readonly string[]): string => keys.join(" or ");

const eachOf = (prices: readonly Price[]): string => [...new Set(prices.map(priceText))].join(" or ");

const priceText = ({ min, max }: Range): string => (min === max ? `${min}` : `${min} to ${max}`);

function rateText({ usage, keys, prices, resources }: CostRate): string {
  const unit = prices[0]?.unit ?? "unit";
  return `${usage}: ${eachOf(prices)} USD per ${unit} (${keyText(keys)}; ${resources.length === 1 ? resources[0] : `${resources.length} resources`})${aboutUsage(usage)}`;
}

const texts: Readonly<Record<string, string>> = usages;

const aboutUsage = (usage: string): string => {
  const text = texts[usage];
  return text === undefined ? "" : `: ${text}`;
};

/** What the same is not known of is said once. */
function unknownTexts(unknown: readonly UnknownCost[]): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { reason, resource } of unknown) byReason.set(reason, [...(byReason.get(reason) ?? []), resource]);
  return [...byReason].map(([reason, names]) => {
    const shown = names.slice(0, 3).join(", ");
    return `${shown}${names.length > 3 ? ` and ${names.length - 3} more` : ""}: ${reason}`;
  });
}
