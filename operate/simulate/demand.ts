/** What becomes of the requests while neither their rate nor the number of nodes changes. */
export interface Served {
  readonly arrived: number;
  readonly served: number;
  readonly refused: number;
}

/**
 * Requests on their way to nodes: what the nodes cannot take waits, as long as a request waits for a node, and the rest is refused. A fluid:
 * requests are not told apart.
 */
export class Demand {
  private waiting = 0;

  /** @param patience seconds that a request waits for a node; 0: it is refused at once */
  constructor(private readonly patience: number) {}

  /** @param rate requests a second; @param capacity requests a second that the nodes take together */
  pass(seconds: number, rate: number, capacity: number): Served {
    const arrived = rate * seconds;
    const before = this.waiting;
    const room = capacity * this.patience;
    const work = before + arrived;
    const served = Math.min(work, this.servedWithin(seconds, rate, capacity));
    this.waiting = Math.min(work - served, room);
    return { arrived, served, refused: work - served - this.waiting };
  }

  /** Nodes are busy while some wait, and take what arrives after that. */
  private servedWithin(seconds: number, rate: number, capacity: number): number {
    if (rate >= capacity) return capacity * seconds;
    const busy = Math.min(seconds, this.waiting / (capacity - rate));
    return capacity * busy + rate * (seconds - busy);
  }
}
