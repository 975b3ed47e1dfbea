import { InvalidArgumentError } from "commander";

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** The moment that is meant by `15m` before `now`, or by an ISO time. Throws InvalidArgumentError for another text. */
export function readSince(text: string, now = Date.now()): string {
  const [, count, unit = ""] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const seconds = units[unit];
  const time = count === undefined || seconds === undefined ? Date.parse(text) : now - Number(count) * seconds * 1000;
  if (Number.isNaN(time) || (count === undefined && !/^\d{4}-\d\d-\d\d/.test(text)))
    throw new InvalidArgumentError("Write 30s, 15m, 2h, 1d, or a time such as 2026-11-30T10:00:00Z.");
  return new Date(time).toISOString();
}
