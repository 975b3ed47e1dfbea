import { shortened } from "./path";

const secondsOf: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  sec: 1,
  second: 1,
  seconds: 1,
  m: 60,
  min: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
  d: 86400,
  day: 86400,
  days: 86400,
};
const sizeUnits: readonly string[] = ["g", "gb", "gib", "gi"];
const quantity = /^\s*(-?\d+(?:\.\d+)?)\s*([A-Za-z%]*)\s*$/;
const longestQuantity = 32;

function converted(amount: number, unit: string, wanted: string): number | undefined {
  if (unit === "" || unit === wanted) return amount;
  const seconds = secondsOf[unit];
  if (wanted === "seconds") return seconds === undefined ? undefined : amount * seconds;
  if (wanted === "days") return seconds === undefined ? undefined : (amount * seconds) / 86400;
  if (wanted === "GiB") return sizeUnits.includes(unit) ? amount : undefined;
  if (wanted === "percent") return unit === "%" ? amount : undefined;
  return undefined;
}

/**
 * What to write in place of a number with a unit, a quoted number or a fraction: `write 30`. `allowed` is the text of what is allowed, which
 * names the unit wanted.
 */
export function numberFix(received: unknown, allowed: string): string | undefined {
  const wanted = /\b(seconds|days|GiB|percent)\b/.exec(allowed)?.[1] ?? "";
  if (typeof received === "number" && Number.isFinite(received)) return `write ${Math.round(received)}`;
  if (typeof received !== "string" || received.length > longestQuantity) return undefined;
  const [, digits, unit] = quantity.exec(received) ?? [];
  if (digits === undefined || unit === undefined) return undefined;
  const amount = converted(Number(digits), unit.toLowerCase(), wanted);
  if (amount === undefined)
    return `write a plain number${wanted === "" ? "" : ` of ${wanted}`}, without "${shortened(unit, 12)}"`;
  return Number.isInteger(amount)
    ? `write ${amount}`
    : `write ${Math.max(1, Math.round(amount))}, whole ${wanted || "numbers"} only`;
}
