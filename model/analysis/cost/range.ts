import type { Range } from "./types";

export const zero: Range = { min: 0, max: 0 };

export const exactly = (count: number): Range => ({ min: count, max: count });

export const plus = (a: Range, b: Range): Range => ({ min: a.min + b.min, max: a.max + b.max });

/** The least of both and the most of both; nothing here is below 0. */
export const times = (a: Range, b: Range): Range => ({ min: a.min * b.min, max: a.max * b.max });

/** The smallest range that holds all of these; 0 for none. */
export const spanOf = (ranges: readonly Range[]): Range =>
  ranges.length === 0
    ? zero
    : { min: Math.min(...ranges.map(({ min }) => min)), max: Math.max(...ranges.map(({ max }) => max)) };
