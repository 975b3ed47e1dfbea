import type { Counts, StatLine } from "./stats";

/** Requests and connections since the balancer was created; `active` is the present number in flight. */
export type Counter = Counts;

export interface Counters {
  /** By ARN. */
  readonly balancers: ReadonlyMap<string, Counter>;
  /** By ARN. */
  readonly targetGroups: ReadonlyMap<string, Counter>;
  /** By target group's ARN and node, as `counterKey` joins them. */
  readonly targets: ReadonlyMap<string, Counter>;
}

export const counterKey = (targetGroup: string, node: string): string => `${targetGroup} ${node}`;

const zero: Counter = {
  success: 0,
  redirected: 0,
  clientErrors: 0,
  serverErrors: 0,
  connections: 0,
  retries: 0,
  active: 0,
  requests: 0,
};

/** What one line of statistics counts for. */
export interface Meaning {
  readonly balancer?: string;
  readonly targetGroup?: string;
  readonly target?: string;
}

/** Sums that survive reloads and slots that change hands: HAProxy itself counts from 0 in every worker. */
export class CounterLedger {
  readonly #last = new Map<string, Counts>();
  readonly #balancers = new Map<string, Counter>();
  readonly #groups = new Map<string, Counter>();
  readonly #targets = new Map<string, Counter>();

  /** Takes the lines of every worker at one moment. `meaning` says what a line counts for. */
  take(workers: ReadonlyMap<string, readonly StatLine[]>, meaning: (line: StatLine) => Meaning): void {
    for (const sums of [this.#balancers, this.#groups, this.#targets]) {
      for (const [key, sum] of sums) sums.set(key, { ...sum, active: 0 });
    }
    for (const [worker, lines] of workers) {
      for (const line of lines) this.#add(`${worker} ${line.section} ${line.name}`, line.counts, meaning(line));
    }
    for (const key of this.#last.keys()) if (!workers.has(key.split(" ")[0] ?? "")) this.#last.delete(key);
  }

  read(): Counters {
    return {
      balancers: new Map(this.#balancers),
      targetGroups: new Map(this.#groups),
      targets: new Map(this.#targets),
    };
  }

  #add(key: string, counts: Counts, { balancer, targetGroup, target }: Meaning): void {
    const more = difference(counts, this.#last.get(key));
    this.#last.set(key, counts);
    accumulate(this.#balancers, balancer, more);
    accumulate(this.#groups, targetGroup, more);
    accumulate(this.#targets, target, more);
  }
}

function accumulate(sums: Map<string, Counter>, key: string | undefined, more: Counter): void {
  if (key === undefined) return;
  const sum = sums.get(key) ?? zero;
  sums.set(key, {
    success: sum.success + more.success,
    redirected: sum.redirected + more.redirected,
    clientErrors: sum.clientErrors + more.clientErrors,
    serverErrors: sum.serverErrors + more.serverErrors,
    connections: sum.connections + more.connections,
    retries: sum.retries + more.retries,
    requests: sum.requests + more.requests,
    active: sum.active + more.active,
  });
}

function difference(now: Counts, last: Counts | undefined): Counter {
  const since = (field: Exclude<keyof Counts, "active">) => Math.max(0, now[field] - (last?.[field] ?? 0));
  return {
    success: since("success"),
    redirected: since("redirected"),
    clientErrors: since("clientErrors"),
    serverErrors: since("serverErrors"),
    requests: since("requests"),
    connections: since("connections"),
    retries: since("retries"),
    active: now.active,
  };
}
