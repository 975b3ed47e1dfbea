/**
 * Predictive scaling as far as it is documented: an hourly forecast from a day of data at least, acted on at each full hour or a buffer
 * before, never to remove nodes; beside other policies the largest capacity counts. Source: EC2 Auto Scaling user guide, how predictive
 * scaling works; read 2026-11-30. How AWS forecasts is not published.
 */
export interface PredictiveRule {
  readonly name: string;
  readonly metric: "cpu" | "requests";
  /** Percent of CPU, or requests per target and minute. */
  readonly targetValue: number;
  /** Whether it acts; a forecast alone changes nothing. */
  readonly acts: boolean;
  /** Seconds before the hour. */
  readonly buffer: number;
  /** Percent beyond a forecast that maxSize may be raised to; undefined: maxSize holds. */
  readonly maxCapacityBuffer: number | undefined;
}

const hour = 3600;
const day = 24;
const week = 7 * day;

/**
 * Load of an hour as the simulator forecasts it, which stands in for AWS's own model: that of the same hour a week before, or a day before
 * while no week has passed. Undefined in the first day.
 * @param history load of each hour so far
 */
export const forecast = (history: readonly number[], index: number): number | undefined =>
  history[index - week] ?? history[index - day];

/** The hours whose forecasts count at a time: the present one, and the next from `buffer` seconds before it. */
export function hoursInForce(seconds: number, buffer: number): readonly number[] {
  const first = Math.floor(seconds / hour);
  return Array.from({ length: Math.floor((seconds + buffer) / hour) - first + 1 }, (_, index) => first + index);
}

/** The capacity that a forecast asks for, and the most nodes that it lets the group have. `needed` is undefined where there is no forecast. */
export function planForecast(
  rule: Pick<PredictiveRule, "maxCapacityBuffer">,
  needed: number | undefined,
  maxSize: number,
): { readonly desired: number; readonly maxSize: number } | undefined {
  if (needed === undefined) return undefined;
  const raised =
    rule.maxCapacityBuffer === undefined ? maxSize : Math.ceil((needed * (100 + rule.maxCapacityBuffer)) / 100);
  const most = Math.max(maxSize, raised);
  return { desired: Math.min(needed, most), maxSize: most };
}
