/** From the least to the most, both themselves possible; the same where it is fixed. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** What is billed of one resource. */
export interface Driver {
  /** The component that the resource is part of. */
  readonly component: string;
  readonly resource: string;
  readonly urn: string;
  /** What is counted, in the plural: `hours`, `GB`. */
  readonly what: string;
  /** Prices by one of which it is billed: the cheapest gives the least, the dearest the most. */
  readonly keys: readonly string[];
  /** Undefined where it is not known. */
  readonly region: string | undefined;
  /** How many in a month; or the name of a use of the whole stack, which no plan tells. */
  readonly quantity: Range | string;
}

/** What a resource costs that cannot be told, and why. */
export interface UnknownCost {
  readonly component: string;
  readonly resource: string;
  readonly urn: string;
  readonly reason: string;
}

/** A price of one unit, in USD. */
export interface Price extends Range {
  /** What one unit is: `hour`, `GB`. */
  readonly unit: string;
  /** The page that says so, or the user's file. */
  readonly source: string;
  /** When it was read, YYYY-MM-DD; absent for a user's own. */
  readonly date?: string;
}

/** One driver with what it costs. */
export interface CostLine extends Omit<Driver, "quantity"> {
  readonly quantity: Range;
  readonly prices: readonly Price[];
  /** USD a month. */
  readonly cost: Range;
}

/** What each unit of a use adds; how much is used is not known. */
export interface CostRate {
  readonly usage: string;
  readonly what: string;
  readonly keys: readonly string[];
  readonly region: string | undefined;
  readonly prices: readonly Price[];
  /** USD for one unit. */
  readonly each: Range;
  readonly resources: readonly string[];
}

export interface ComponentCost {
  readonly component: string;
  /** USD a month, of its lines. */
  readonly cost: Range;
}

/** What a stack costs in a month, as far as it is known. */
export interface Cost {
  /** USD a month, of all lines: neither the rates nor what is unknown is in it. */
  readonly total: Range;
  readonly components: readonly ComponentCost[];
  readonly lines: readonly CostLine[];
  readonly rates: readonly CostRate[];
  readonly unknown: readonly UnknownCost[];
}
