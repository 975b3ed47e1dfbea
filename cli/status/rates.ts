/** Requests, and those of them that were answered 5xx: so far, or in a second. */
export interface Traffic {
  readonly requests: number;
  readonly errors: number;
}

/** The key of all traffic together. */
export const whole = "";

/** Milliseconds that shown rates are of: the twin and the gateways count once a second. */
export const rateWindow = 3000;

interface Look {
  readonly at: number;
  readonly counts: ReadonlyMap<string, Traffic>;
}

/** What went by in a second, from counters that are read again and again. */
export class RateMeter {
  private looks: readonly Look[] = [];

  /**
   * @param window milliseconds that a rate is of, where looks are closer together; counters that are themselves read once a second would otherwise seem to
   * stand still, and to leap. Default: since the last look.
   */
  constructor(private readonly window = 0) {}

  /**
   * The rates since an earlier look, by the counters' keys. None of what was not counted then, or counts anew since: its process is another one.
   * @param at milliseconds since the epoch
   */
  next(counts: ReadonlyMap<string, Traffic>, at: number): ReadonlyMap<string, Traffic> {
    const base = this.looks.find((look) => look.at >= at - this.window) ?? this.looks.at(-1);
    this.looks = [...this.looks.filter((look) => look.at >= at - this.window), { at, counts }];
    const seconds = base === undefined ? 0 : (at - base.at) / 1000;
    if (base === undefined || seconds <= 0) return new Map();
    return new Map(
      [...counts].flatMap(([key, now]) => {
        const before = base.counts.get(key);
        if (before === undefined || now.requests < before.requests || now.errors < before.errors) return [];
        const rate = {
          requests: (now.requests - before.requests) / seconds,
          errors: (now.errors - before.errors) / seconds,
        };
        return [[key, rate] as const];
      }),
    );
  }
}

/** Counters by key, those of the same key as one. */
export function sumByKey(entries: readonly (readonly [key: string, traffic: Traffic])[]): ReadonlyMap<string, Traffic> {
  const sums = new Map<string, Traffic>();
  for (const [key, { requests, errors }] of entries) {
    const before = sums.get(key) ?? { requests: 0, errors: 0 };
    sums.set(key, { requests: before.requests + requests, errors: before.errors + errors });
  }
  return sums;
}

/** `0`, `0.4`, `212`; `-` before the second look. */
export const rateText = (rate: number | undefined): string =>
  rate === undefined ? "-" : rate > 0 && rate < 9.95 ? rate.toFixed(1) : Math.round(rate).toLocaleString("en");

/** `212 requests/s, 0 errors/s`; empty before the second look. */
export const ratesText = (rates: ReadonlyMap<string, Traffic>): string => {
  const all = rates.get(whole);
  return all === undefined ? "" : `${rateText(all.requests)} requests/s, ${rateText(all.errors)} errors/s`;
};
