import { parseDuration } from "../duration";
import { highestWeight, movedShare, sameWeights, shareOf, sumOf, type Weights } from "./weights";

/** One set of weights on the way. */
export interface ShiftStep {
  /** Percent of the way from the weights at the start to the wanted ones: 1 to 100. */
  readonly percent: number;
  readonly weights: Weights;
}

/** Percents of the way where the user names none. */
export const usualSteps: readonly number[] = [5, 25, 50, 100];
/** Seconds that each step is watched where the user says nothing. */
export const usualBake = 60;

/** `1,5,25,50,100` as numbers, with 100 at the end; what is wrong as a text. */
export function parseSteps(text: string): readonly number[] | string {
  const numbers = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  const isRising = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
  if (!numbers.every((number) => number > 0 && number <= 100) || !isRising)
    return `not percents of the way, got ${JSON.stringify(text)}; rising numbers above 0 and up to 100, such as 1,5,25,50,100`;
  return numbers.at(-1) === 100 ? numbers : [...numbers, 100];
}

/** `10%/60s`: so many percent of the way more, every so many seconds; what is wrong as a text. */
export function parseLinear(text: string): { readonly steps: readonly number[]; readonly bake: number } | string {
  const [, percent, time = ""] = /^(\d{1,3}(?:\.\d+)?)%\/(\w+)$/.exec(text) ?? [];
  const [size, bake] = [Number(percent), parseDuration(time)];
  if (percent === undefined || bake === undefined || !(size >= 1 && size <= 100))
    return `not a pace, got ${JSON.stringify(text)}; 1% to 100% every so long, such as 10%/60s`;
  const count = Math.ceil(100 / size);
  return { steps: Array.from({ length: count }, (_, index) => Math.min(100, (index + 1) * size)), bake };
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** Sums that the weights on the way may have: the one at the start first, since it reads best, then others that say the start exactly. */
function sumsFor(start: Weights): readonly number[] {
  const sum = sumOf(start);
  const unit = sum / Object.values(start).reduce(gcd, 0);
  const count = Math.floor((5 * highestWeight) / unit);
  return [sum, ...Array.from({ length: count }, (_, index) => (index + 1) * unit)];
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-9;

/** The weights at a percent of the way, as fractions of `sum`. */
const exact = (start: Weights, wanted: Weights, percent: number, sum: number): Weights =>
  Object.fromEntries(
    Object.keys({ ...start, ...wanted }).map((group) => {
      const [from, to] = [shareOf(start, group), shareOf(wanted, group)];
      return [group, sum * (from + ((to - from) * percent) / 100)];
    }),
  );

/** Whole numbers of this sum in proportion to `weights`: those that rounding takes most from get it back. */
function apportioned(
  weights: readonly (readonly [string, number])[],
  sum: number,
): readonly (readonly [string, number])[] {
  const total = weights.reduce((all, [, weight]) => all + weight, 0);
  const parts = weights.map(([group, weight]) => [group, total === 0 ? 0 : (weight * sum) / total] as const);
  const left = sum - parts.reduce((all, [, part]) => all + Math.floor(part + 1e-9), 0);
  const first = [...parts].sort(([, a], [, b]) => (b % 1) - (a % 1)).slice(0, left);
  const more = new Set(first.map(([group]) => group));
  return parts.map(([group, part]) => [group, Math.floor(part + 1e-9) + (more.has(group) ? 1 : 0)]);
}

/** Whole weights of this sum at which no more has moved than `limit`: what gains is rounded down, what loses shares the rest. */
function rounded(
  weights: Weights,
  start: Weights,
  { sum, limit }: { readonly sum: number; readonly limit: number },
): Weights {
  const entries = Object.entries(weights);
  const isGaining = ([group, weight]: readonly [string, number]) => weight > sum * shareOf(start, group) + 1e-9;
  const losing = entries.filter((entry) => !isGaining(entry));
  const gains = new Map(entries.filter(isGaining).map(([group, weight]) => [group, Math.floor(weight + 1e-9)]));
  for (;;) {
    const rest = sum - [...gains.values()].reduce((all, weight) => all + weight, 0);
    const whole = Object.fromEntries([...gains, ...apportioned(losing, rest)]);
    const [largest] = [...gains].sort(([, a], [, b]) => b - a);
    if (movedShare(start, whole) <= limit + 1e-12 || largest === undefined || largest[1] === 0) return whole;
    gains.set(largest[0], largest[1] - 1);
  }
}

/**
 * The sets of weights from those at the start to the wanted ones. Those on the way have one sum; at none has more of the traffic moved than its
 * percent of the whole way, and never less than at the one before. A step too small for whole weights is left out. The last one is what was asked for.
 */
export function planSteps(start: Weights, wanted: Weights, percents: readonly number[]): readonly ShiftStep[] {
  const onTheWay = percents.filter((percent) => percent < 100);
  const fits = (sum: number, percent: number) => {
    const values = Object.values(exact(start, wanted, percent, sum));
    return { isExact: values.every(isWhole), isPossible: values.every((value) => value <= highestWeight) };
  };
  const possible = sumsFor(start).filter((sum) => onTheWay.every((percent) => fits(sum, percent).isPossible));
  const exactly = possible.find((each) => onTheWay.every((percent) => fits(each, percent).isExact));
  const sum = exactly ?? possible.at(-1) ?? highestWeight;
  const whole = movedShare(start, wanted);
  const steps: ShiftStep[] = [];
  for (const percent of onTheWay) {
    const limit = (whole * percent) / 100;
    const weights = rounded(exact(start, wanted, percent, sum), start, { sum, limit });
    const moved = movedShare(start, weights);
    const before = movedShare(start, steps.at(-1)?.weights ?? start);
    if (moved > before + 1e-12 && moved <= limit + 1e-12) steps.push({ percent, weights });
  }
  return sameWeights(start, wanted) ? [] : [...steps, { percent: 100, weights: wanted }];
}
