import { plus, spanOf, times, zero } from "./range";
import type { ComponentCost, Cost, CostLine, CostRate, Driver, Price, Range, UnknownCost } from "./types";

/** Where prices and uses come from. */
export interface CostSources {
  /** Undefined where there is no price: then what it costs is unknown, and not nothing. */
  readonly priceOf: (key: string, region: string | undefined) => Price | undefined;
  /** How much of a use the whole stack has in a month; undefined where it is not known. */
  readonly usageOf: (usage: string) => Range | undefined;
  /** What to do about a price that is missing. */
  readonly fix: (key: string, region: string | undefined) => string;
}

interface Billed {
  readonly driver: Driver;
  readonly prices: readonly Price[];
}

/** The sum of what each driver costs: how many of it, times its price. */
export function costOf(drivers: readonly Driver[], unread: readonly UnknownCost[], sources: CostSources): Cost {
  const billed: Billed[] = [];
  const unknown: UnknownCost[] = [...unread];
  for (const driver of drivers) {
    const prices = driver.keys.map((key) => [key, sources.priceOf(key, driver.region)] as const);
    const missing = prices.filter(([, price]) => price === undefined).map(([key]) => key);
    if (missing.length === 0) billed.push({ driver, prices: prices.flatMap(([, price]) => price ?? []) });
    else unknown.push(...missing.map((key) => withoutPrice(driver, sources.fix(key, driver.region))));
  }
  const lines = billed.flatMap((one) => lineOf(one, billed, sources));
  return {
    total: sumOf(lines),
    components: byComponent(lines),
    lines,
    rates: ratesOf(billed, sources),
    unknown,
  };
}

const withoutPrice = ({ component, resource, urn, what }: Driver, fix: string): UnknownCost => ({
  component,
  resource,
  urn,
  reason: `no price of its ${what}: ${fix}`,
});

function lineOf({ driver, prices }: Billed, all: readonly Billed[], { usageOf }: CostSources): readonly CostLine[] {
  const quantity = quantityOf(driver, all, usageOf);
  return quantity === undefined ? [] : [{ ...driver, quantity, prices, cost: times(quantity, spanOf(prices)) }];
}

/** A use is one of the whole stack: every resource that bills it has the same part, so that all of them add up to it. */
function quantityOf({ quantity }: Driver, all: readonly Billed[], usageOf: CostSources["usageOf"]): Range | undefined {
  if (typeof quantity !== "string") return quantity;
  const whole = usageOf(quantity);
  if (whole === undefined) return undefined;
  const sharing = all.filter(({ driver }) => driver.quantity === quantity).length;
  return { min: whole.min / sharing, max: whole.max / sharing };
}

function ratesOf(billed: readonly Billed[], { usageOf }: CostSources): readonly CostRate[] {
  const rates = new Map<string, CostRate>();
  for (const { driver, prices } of billed) {
    const { quantity: usage, what, keys, region, resource } = driver;
    if (typeof usage !== "string" || usageOf(usage) !== undefined) continue;
    const id = JSON.stringify([usage, keys, region]);
    const same = rates.get(id);
    rates.set(id, {
      ...(same ?? { usage, what, keys, region, prices, each: spanOf(prices) }),
      resources: [...(same?.resources ?? []), resource],
    });
  }
  return [...rates.values()];
}

function byComponent(lines: readonly CostLine[]): readonly ComponentCost[] {
  const names = [...new Set(lines.map(({ component }) => component))];
  return names
    .map((component) => ({ component, cost: sumOf(lines.filter((line) => line.component === component)) }))
    .toSorted((a, b) => b.cost.max - a.cost.max);
}

const sumOf = (lines: readonly CostLine[]): Range => lines.reduce((sum, { cost }) => plus(sum, cost), zero);
