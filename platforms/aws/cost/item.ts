import type { Driver, Range } from "../../../model/analysis/cost/types";
import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import type { Usage } from "./usages";

/** One thing that AWS bills of a resource. */
export interface Item extends Pick<Driver, "what" | "keys"> {
  readonly quantity: Range | Usage;
}

/** A part of what AWS bills that cannot be told, and why. */
interface Gap {
  readonly gap: string;
}

/**
 * What AWS bills of a resource of one type. Throws UnknownValueError where nothing of it can be told.
 *
 * @param day YYYY-MM-DD: what is old costs more
 */
export type CostReader = (view: ResourceReader, graph: Graph, day: string) => readonly (Item | Gap)[];

/** A part that is read by itself: what is not known of it leaves the others as they are. */
export function part(read: () => readonly Item[]): readonly (Item | Gap)[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnknownValueError)) throw error;
    return [{ gap: error.message }];
  }
}

/** Of a month: February's, and those of one with 31 days. */
export const hours: Range = { min: 672, max: 744 };

export const item = (what: string, key: string, quantity: Range | Usage): Item => ({ what, keys: [key], quantity });

/** Nothing for a count of 0: an item that is not there has no price to be missed. */
export const some = (what: string, key: string, quantity: Range): readonly Item[] =>
  quantity.max > 0 ? [item(what, key, quantity)] : [];
