import { spawn } from "node:child_process";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { LogNames } from "./format";
import { namesFile, pidFile, socketName } from "./names";

const startTimeout = 5_000;

/** Starts, feeds and ends the process that writes the access logs. */
export class LogWriter {
  #names = "";

  constructor(
    private readonly home: string,
    private readonly logs: string,
  ) {}

  /** Says what the twin's own names mean, and makes sure that somebody writes. Nothing to do when no balancer logs. */
  async ensure(isWanted: boolean, names: LogNames): Promise<void> {
    if (!isWanted) return this.stop();
    const text = JSON.stringify(names);
    if (text !== this.#names) await this.#write(text);
    this.#names = text;
    if ((await this.#pid()) === undefined) await this.#start();
  }

  /** A worker is about to end, and what it has not handed over ends with it. */
  async drain(): Promise<void> {
    const pid = await this.#pid();
    if (pid !== undefined) process.kill(pid, "SIGUSR2");
  }

  async stop(): Promise<void> {
    const pid = await this.#pid();
    if (pid !== undefined) process.kill(pid, "SIGTERM");
    for (let waited = 0; waited < startTimeout && (await this.#pid()) !== undefined; waited += 25) await sleep(25);
    for (const name of [socketName, pidFile, namesFile]) await rm(path.join(this.home, name), { force: true });
    this.#names = "";
  }

  async #start(): Promise<void> {
    const child = spawn(process.execPath, [path.join(__dirname, "main.js"), this.logs], {
      cwd: this.home,
      detached: true,
      stdio: "ignore",
    });
    child.on("error", () => undefined);
    child.unref();
    for (let waited = 0; waited < startTimeout && (await this.#pid()) === undefined; waited += 25) await sleep(25);
  }

  /** The process of the pid file, if it is still the writer and not somebody who was given the number later. */
  async #pid(): Promise<number | undefined> {
    const pid = Number(await readFile(path.join(this.home, pidFile), "utf8").catch(() => ""));
    if (!Number.isInteger(pid) || pid < 2) return undefined;
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    return command.includes(path.join(__dirname, "main.js")) ? pid : undefined;
  }

  async #write(text: string): Promise<void> {
    const target = path.join(this.home, namesFile);
    await writeFile(`${target}.draft`, text, { mode: 0o600 });
    await rename(`${target}.draft`, target);
  }
}
