import { setTimeout as delay } from "node:timers/promises";

/** Milliseconds that a run gets to end when everything stops. */
const holdMilliseconds = 5000;

/**
 * Runs one piece of work over and over, never twice at a time: soon after each request, and at a pace of its own in between.
 * A request made while the work runs is answered by the next run, since the running one may have looked already.
 */
export class WorkLoop {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private waiting: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  private stopped = false;

  constructor(
    private readonly work: () => Promise<void>,
    /** Milliseconds until the next run when none is asked for. */
    private readonly pace: () => number,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Resolves when a run that began after this call has ended. Requests within `delay` milliseconds share a run. */
  request(delay = 0): Promise<void> {
    if (this.stopped) return Promise.resolve();
    const done = new Promise<void>((resolve, reject) => this.waiting.push({ resolve, reject }));
    if (this.running === undefined) this.schedule(delay);
    return done;
  }

  /** Ends the loop once the running work is done, or has had its time; open requests are let go. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await Promise.race([this.running, delay(holdMilliseconds, undefined, { ref: false })]);
    for (const { resolve } of this.waiting.splice(0)) resolve();
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.running = this.run();
    }, delay);
  }

  private async run(): Promise<void> {
    const answered = this.waiting.splice(0);
    try {
      await this.work();
      for (const { resolve } of answered) resolve();
    } catch (error) {
      if (answered.length === 0) this.onError(error);
      for (const { reject } of answered) reject(error);
    }
    this.running = undefined;
    if (!this.stopped) this.schedule(this.waiting.length > 0 ? 0 : this.pace());
  }
}
