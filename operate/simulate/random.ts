import type { Wait } from "../../model/topology/traffic-path";

/** How long one wait takes, in seconds. */
export type Draw = (wait: Pick<Wait, "typical" | "worst">) => number;

/** Each wait takes what is typical of it. */
export const typical: Draw = (wait) => wait.typical;

/** Numbers from 0 to 1, the same for the same seed: mulberry32. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Each wait takes something between as much below what is typical of it as the worst is above it, and the worst. */
export const evenly =
  (random: () => number): Draw =>
  ({ typical: middle, worst }) =>
    Math.max(0, worst - 2 * (worst - middle) * random());
