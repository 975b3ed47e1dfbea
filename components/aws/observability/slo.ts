/**
 * Multi-window burn rates. Source: The Site Reliability Workbook (Google), chapter 5, "Alerting on SLOs", table of recommended windows, read
 * 2026-11-30: 2 % of the budget in an hour and 5 % in six page, 10 % in a day is a ticket; the short window, a twelfth of the long one, ends the
 * alarm soon after the fault.
 */
interface BurnRate {
  readonly key: "fast" | "steady" | "slow";
  readonly urgency: "page" | "ticket";
  /** Percent of the budget that the long window may spend. */
  readonly budgetPercent: number;
  /** Seconds. */
  readonly long: number;
  /** Seconds. */
  readonly short: number;
}

const hour = 3600;

export const burnRates: readonly BurnRate[] = [
  { key: "fast", urgency: "page", budgetPercent: 2, long: hour, short: hour / 12 },
  { key: "steady", urgency: "page", budgetPercent: 5, long: 6 * hour, short: hour / 2 },
  { key: "slow", urgency: "ticket", budgetPercent: 10, long: 24 * hour, short: 2 * hour },
];

interface Objective {
  /** Percent of the requests that succeed. */
  readonly availability: number;
  readonly days: number;
}

/** How many times faster than evenly the budget is spent: 14.4 for 2 % of 30 days' budget in an hour. */
export const burnFactor = ({ budgetPercent, long }: BurnRate, { days }: Objective): number =>
  rounded((budgetPercent / 100) * ((days * 24 * hour) / long));

/** Percent of requests that fail while the budget is spent that fast. */
export const burnThreshold = (rate: BurnRate, objective: Objective): number =>
  rounded(burnFactor(rate, objective) * (100 - objective.availability));

/** Without what binary fractions leave behind: 1.44, and not 1.4399999999999977. */
const rounded = (value: number): number => Number(value.toFixed(6));
