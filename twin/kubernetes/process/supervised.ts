import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { inheritedEnvironment } from "./environment";
import type { ProcessGuard } from "./guard";

export interface Component {
  /** Names its log as well: `<folder>/<name>.log`. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** Bytes after which a log begins anew. */
const maxLog = 5_000_000;
/** Milliseconds before one that ended is started again: doubled each time up to the last. */
const firstPause = 500;
const longestPause = 30_000;

/** A program that is started again whenever it ends, until {@link stop}. Its output goes to its log, for its owner's eyes alone. */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private isStopping = false;
  private pause = firstPause;
  private ended: Promise<void> = Promise.resolve();
  /** Times that it ended by itself. */
  failures = 0;

  constructor(
    private readonly folder: string,
    private readonly component: Component,
    private readonly guard: ProcessGuard,
    private readonly log: (message: string) => void,
  ) {}

  get logFile(): string {
    return join(this.folder, `${this.component.name}.log`);
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  start(): void {
    const { program, args, name } = this.component;
    if ((statSync(this.logFile, { throwIfNoEntry: false })?.size ?? 0) > maxLog) truncateSync(this.logFile);
    const log = openSync(this.logFile, "a", 0o600);
    const child = spawn(program, args, {
      cwd: this.folder,
      detached: true,
      stdio: ["ignore", log, log],
      env: inheritedEnvironment(),
    });
    closeSync(log);
    this.child = child;
    this.guard.take(child);
    child.unref();
    this.ended = new Promise((resolve) => {
      child.once("error", (error) => {
        this.log(`${name} cannot be started: ${error.message}`);
        this.failures += 1;
        resolve();
      });
      child.once("exit", (code, signal) => {
        resolve();
        this.again(code === null ? String(signal) : `code ${code}`);
      });
    });
  }

  private again(how: string): void {
    if (this.isStopping) return;
    this.failures += 1;
    this.log(`${this.component.name} ended (${how}); it is started again: ${this.lastLine()}`);
    setTimeout(() => !this.isStopping && this.start(), this.pause).unref();
    this.pause = Math.min(this.pause * 2, longestPause);
  }

  /** The last thing that it said, which mostly is why it ended. */
  lastLine(): string {
    try {
      return readFileSync(this.logFile, "utf8").trimEnd().split("\n").at(-1)?.slice(0, 400) ?? "";
    } catch {
      return "";
    }
  }

  /** @param patience milliseconds to end in order */
  async stop(patience: number): Promise<void> {
    this.isStopping = true;
    this.child?.ref();
    this.signal("SIGTERM");
    const late = setTimeout(() => this.signal("SIGKILL"), patience);
    await this.ended;
    clearTimeout(late);
  }

  private signal(name: NodeJS.Signals): void {
    const { child } = this;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-child.pid, name);
    } catch {
      // It has just ended.
    }
  }
}
