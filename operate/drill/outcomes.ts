/** What is sent: a GET may be repeated by whatever is in the path, a POST must not be. */
export type Method = "GET" | "POST";

/** What became of one request. Milliseconds since the load began. */
export interface RequestOutcome {
  /** Sent along as the header that {@link requestIdHeader} names; nodes note it when they carry the request out. */
  readonly id: string;
  readonly method: Method;
  /** When it was due, which is when a client would have begun to wait. */
  readonly dueAt: number;
  /** Milliseconds from then until its answer was read, or until it was given up. */
  readonly latency: number;
  /** `502`, `no answer`, `ECONNRESET`; undefined where it was answered with less than 500. */
  readonly failure: string | undefined;
}

export const requestIdHeader = "x-vipkit-drill";

/** How often nodes carried each request out, by its id; undefined where they do not note it. */
export type Executions = ReadonlyMap<string, number>;

/** What a drill counts of its requests. */
export interface RequestCounts {
  readonly sent: number;
  readonly failed: number;
  /** Failed, by what came in the answer's place. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Carried out by nodes more than once, of any method; null where nodes do not say. */
  readonly retried: number | null;
  /** Of them those that are not idempotent: what a user would see twice; null where nodes do not say. */
  readonly executedTwice: number | null;
}

export function countRequests(outcomes: readonly RequestOutcome[], executions: Executions | undefined): RequestCounts {
  const failures = outcomes.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
  const reasons = new Map<string, number>();
  for (const reason of failures) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const repeated = outcomes.filter(({ id }) => (executions?.get(id) ?? 0) > 1);
  return {
    sent: outcomes.length,
    failed: failures.length,
    reasons: Object.fromEntries([...reasons].sort(([a], [b]) => a.localeCompare(b))),
    retried: executions === undefined ? null : repeated.length,
    executedTwice: executions === undefined ? null : repeated.filter(({ method }) => method === "POST").length,
  };
}

/** Milliseconds that half, and that 99 of 100, took at most; null of nothing. */
export interface Latency {
  readonly p50: number | null;
  readonly p99: number | null;
}

/** By nearest rank, of everything that was sent: what failed has kept its client waiting too. */
export function latencyOf(outcomes: readonly RequestOutcome[]): Latency {
  const sorted = outcomes.map(({ latency }) => latency).sort((a, b) => a - b);
  const rank = (part: number) => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? null;
  return { p50: rank(0.5), p99: rank(0.99) };
}
