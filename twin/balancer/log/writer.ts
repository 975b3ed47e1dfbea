import path from "node:path";
import { Worker } from "node:worker_threads";
import { CheckLog } from "./checks";
import type { LogNames } from "./format";

/** Starts, feeds and ends the thread that writes the logs. */
export class LogWriter {
  #worker: Worker | undefined;
  readonly #checks = new CheckLog();

  constructor(
    private readonly home: string,
    private readonly logs: string,
    private readonly note: (event: string) => void,
  ) {}

  /** Says what the twin's own names mean, and makes sure that there is a writer. Nothing to do when no balancer logs. */
  async ensure(isWanted: boolean, names: LogNames): Promise<void> {
    if (!isWanted) return this.stop();
    this.#worker ??= this.#start();
    this.#worker.postMessage(names);
  }

  /** Health checks, as {@link CheckLog.take} has them; none are written while no balancer logs. */
  addChecks(...checks: Parameters<CheckLog["take"]>): void {
    const lines = this.#checks.take(...checks);
    if (lines.length > 0) this.#worker?.postMessage(lines);
  }

  /** Ends the writer once it has written what there is. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#worker = undefined;
    // Not `once`: a writer that fails over its last lines has ended as well.
    const ended = new Promise((resolve) => worker.once("exit", resolve));
    worker.ref();
    worker.postMessage("leave");
    await ended;
  }

  #start(): Worker {
    const worker = new Worker(path.join(__dirname, "main.js"), { argv: [this.home, this.logs] });
    worker.unref();
    // A writer that fails, as on a full disk, must not take the daemon with it: the next change starts another.
    worker.on("error", (error) => this.note(`the access log's writer ended by itself: ${error.message}`));
    worker.on("exit", () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    return worker;
  }
}
