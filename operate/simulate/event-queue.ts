interface Entry<T> {
  readonly at: number;
  readonly order: number;
  readonly event: T;
}

/** Events by their time; those of one time in the order in which they were added. A binary heap. */
export class EventQueue<T> {
  private readonly heap: Entry<T>[] = [];
  private added = 0;

  /** The time of the next event; infinity when there is none. */
  get nextAt(): number {
    return this.heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  add(at: number, event: T): void {
    const entry = { at, order: this.added++, event };
    let index = this.heap.push(entry) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = this.heap[above];
      if (parent === undefined || !isBefore(entry, parent)) break;
      this.heap[index] = parent;
      index = above;
    }
    this.heap[index] = entry;
  }

  /** Takes the next event out; undefined when there is none. */
  take(): T | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (this.heap.length > 0) this.sink(last);
    return first.event;
  }

  private sink(entry: Entry<T>): void {
    let index = 0;
    for (;;) {
      const left = this.heap[2 * index + 1];
      const right = this.heap[2 * index + 2];
      if (left === undefined) break;
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (!isBefore(child, entry)) break;
      this.heap[index] = child;
      index = 2 * index + (isRight ? 2 : 1);
    }
    this.heap[index] = entry;
  }
}

const isBefore = (a: Entry<unknown>, b: Entry<unknown>): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
