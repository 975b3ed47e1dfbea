import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { z } from "zod";
import { RotatedFile } from "./file";
import { formatRecord, type LogNames } from "./format";
import { namesFile, pidFile, socketName } from "./names";

/**
 * The log writer: a process of its own, so that HAProxy's log goes on while no daemon runs. It works in HAProxy's folder, takes the
 * folder of the logs as its argument, and ends when HAProxy has been gone for a minute.
 */
const logs = process.argv[2] ?? ".";
const lonely = 60_000;
const flushDelay = 100;
/** Milliseconds between two reads. HAProxy spends less on handing over many records at once than one by one. */
const rest = 20;

const table = z.record(z.string(), z.string());
const shape = z.object({ targetGroups: table, targets: table, certificates: table });

class Writer {
  readonly #files = new Map<string, RotatedFile>();
  readonly #pending = new Map<string, string[]>();
  #names: LogNames = { targetGroups: {}, targets: {}, certificates: {} };
  #namesTime = 0;
  #timer: NodeJS.Timeout | undefined;

  take(record: string): void {
    this.#timer ??= setTimeout(() => this.flush(), flushDelay);
    if (this.#pending.size === 0) this.#refreshNames();
    const formatted = formatRecord(record, this.#names);
    if (formatted === undefined) return;
    const lines = this.#pending.get(formatted.balancer);
    if (lines === undefined) this.#pending.set(formatted.balancer, [formatted.line]);
    else lines.push(formatted.line);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const [balancer, lines] of this.#pending) this.#file(balancer).append(`${lines.join("\n")}\n`);
    this.#pending.clear();
  }

  #file(balancer: string): RotatedFile {
    const name = path.basename(balancer);
    const file = this.#files.get(name) ?? new RotatedFile(path.join(logs, name, "access.log"));
    this.#files.set(name, file);
    return file;
  }

  #refreshNames(): void {
    try {
      const time = statSync(namesFile).mtimeMs;
      if (time === this.#namesTime) return;
      const result = shape.safeParse(JSON.parse(readFileSync(namesFile, "utf8")));
      if (result.success) this.#names = result.data;
      this.#namesTime = time;
    } catch {
      // Being replaced this moment: the old names serve until the next look.
    }
  }
}

const writer = new Writer();
let connections = 0;
let farewell = setTimeout(leave, lonely);

function leave(): void {
  writer.flush();
  rmSync(socketName, { force: true });
  rmSync(pidFile, { force: true });
  process.exit(0);
}

const server = createServer((socket) => {
  let partial = "";
  connections++;
  clearTimeout(farewell);
  socket.setEncoding("utf8");
  let isResting = false;
  socket.on("data", (chunk: string) => {
    if (!isResting) {
      isResting = true;
      setImmediate(() => socket.pause());
      setTimeout(() => {
        isResting = false;
        socket.resume();
      }, rest);
    }
    const lines = (partial + chunk).split("\n");
    partial = lines.pop() ?? "";
    for (const line of lines) writer.take(line);
  });
  socket.on("error", () => undefined);
  socket.on("close", () => {
    connections--;
    if (connections === 0) farewell = setTimeout(leave, lonely);
  });
});

rmSync(socketName, { force: true });
server.listen(socketName, () => writeFileSync(pidFile, String(process.pid), { mode: 0o600 }));
process.on("SIGTERM", leave);
process.on("SIGHUP", () => undefined);
