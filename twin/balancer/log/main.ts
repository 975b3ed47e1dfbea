import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
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
/**
 * Milliseconds without a look once nothing is left. To whoever listens all the time HAProxy hands over record by record, which costs it
 * more than the records themselves; to somebody who comes back it gives thousands at once. Its ring holds a second of all it can serve.
 */
const rest = 100;
/** Bytes: two reads in a row of less than this, and nothing is left. */
const trickle = 4096;
/** Milliseconds without rest once somebody is about to end the present worker, whose records go with it. */
const alertness = 5_000;

const table = z.record(z.string(), z.string());
const shape = z.object({ targetGroups: table, targets: table, certificates: table });

class Writer {
  readonly #files = new Map<string, RotatedFile>();
  readonly #pending = new Map<string, string[]>();
  #names: LogNames = { targetGroups: {}, targets: {}, certificates: {} };
  #namesTime = 0;

  take(record: string): void {
    if (this.#pending.size === 0) this.#refreshNames();
    const formatted = formatRecord(record, this.#names);
    if (formatted === undefined) return;
    const lines = this.#pending.get(formatted.balancer);
    if (lines === undefined) this.#pending.set(formatted.balancer, [formatted.line]);
    else lines.push(formatted.line);
  }

  flush(): void {
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
const sockets = new Set<Socket>();
let farewell = setTimeout(leave, lonely);
let alertUntil = 0;

function leave(): void {
  writer.flush();
  rmSync(socketName, { force: true });
  rmSync(pidFile, { force: true });
  process.exit(0);
}

function listen(): void {
  alertUntil = Date.now() + alertness;
  for (const socket of sockets) socket.resume();
}

const server = createServer((socket) => {
  let partial = "";
  let trickles = 0;
  sockets.add(socket);
  clearTimeout(farewell);
  // Bytes as they are: what a client sent need not be text.
  socket.setEncoding("latin1");
  socket.on("data", (chunk: string) => {
    const lines = (partial + chunk).split("\n");
    partial = lines.pop() ?? "";
    for (const line of lines) writer.take(line);
    writer.flush();
    trickles = chunk.length < trickle ? trickles + 1 : 0;
    if (trickles < 2 || Date.now() < alertUntil) return;
    socket.pause();
    setTimeout(() => socket.resume(), rest);
  });
  socket.on("error", () => undefined);
  socket.on("close", () => {
    sockets.delete(socket);
    if (sockets.size === 0) farewell = setTimeout(leave, lonely);
  });
});

rmSync(socketName, { force: true });
server.listen(socketName, () => writeFileSync(pidFile, String(process.pid), { mode: 0o600 }));
process.on("SIGUSR2", listen);
process.on("SIGTERM", () => {
  listen();
  setTimeout(leave, rest);
});
process.on("SIGHUP", () => undefined);
