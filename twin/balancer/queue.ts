/**
 * Runs one task at a time. Of the requests that arrive while one runs only the latest is run next, since it describes the whole state;
 * everybody who asked meanwhile waits for that one.
 */
export class LatestQueue<T> {
  #running: Promise<void> | undefined;
  #waiting: { value: T; done: Promise<void> } | undefined;

  constructor(private readonly task: (value: T) => Promise<void>) {}

  push(value: T): Promise<void> {
    if (this.#waiting !== undefined) {
      this.#waiting.value = value;
      return this.#waiting.done;
    }
    if (this.#running === undefined) return this.#start(value);
    const waiting = { value, done: Promise.resolve() };
    waiting.done = this.#running
      .catch(() => undefined)
      .then(() => {
        this.#waiting = undefined;
        return this.#start(waiting.value);
      });
    this.#waiting = waiting;
    return waiting.done;
  }

  /** Resolves when nothing runs or waits, whatever came of it. */
  async idle(): Promise<void> {
    while (this.#running !== undefined || this.#waiting !== undefined) {
      await (this.#waiting?.done ?? this.#running)?.catch(() => undefined);
    }
  }

  #start(value: T): Promise<void> {
    const run = this.task(value).finally(() => {
      if (this.#running === run) this.#running = undefined;
    });
    this.#running = run;
    return run;
  }
}
