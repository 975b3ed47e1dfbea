import path from "node:path";
import { parentPort } from "node:worker_threads";
import type { CheckLine } from "./checks";
import { RotatedFile } from "./file";
import { Formatter, type LogNames } from "./format";
import { Records } from "./records";

/**
 * The log writer, a thread beside the daemon's work: turns HAProxy's records into the vendor's lines. While no daemon runs, HAProxy
 * goes on writing, and the next daemon's writer catches up.
 */
const [home = ".", logs = "."] = process.argv.slice(2);
/** Milliseconds between looks while nothing waits. */
const rest = 100;

const records = new Records(home);
const files = new Map<string, RotatedFile>();
const formatter = new Formatter();
let wanted: LogNames["logs"] = {};
let timer = setTimeout(work, 0);

function work(): void {
  take();
  // Records that come one by one cost more each than those that have gathered.
  timer = setTimeout(work, records.isBehind ? 0 : rest);
}

/** Writes the next records down. Returns whether there were any. */
function take(): boolean {
  const batch = records.read();
  if (batch.length === 0) return false;
  for (const record of batch) {
    const formatted = formatter.format(record);
    if (formatted === undefined) continue;
    const { balancer, line, connection } = formatted;
    if (wanted[balancer]?.access !== false) fileOf(balancer, "access").add(line);
    if (connection !== undefined) fileOf(balancer, "connection").add(connection);
  }
  for (const file of files.values()) file.flush();
  records.save();
  return true;
}

function fileOf(balancer: string, kind: "access" | "connection" | "health_check"): RotatedFile {
  const key = `${kind} ${balancer}`;
  const known = files.get(key);
  if (known !== undefined) return known;
  const file = new RotatedFile(path.join(logs, path.basename(balancer), `${kind}.log`));
  files.set(key, file);
  return file;
}

const isChecks = (message: LogNames | readonly CheckLine[]): message is readonly CheckLine[] => Array.isArray(message);

function leave(): void {
  clearTimeout(timer);
  while (take());
  records.empty();
  records.close();
  for (const file of files.values()) file.close();
  parentPort?.close();
}

function addChecks(checks: readonly CheckLine[]): void {
  for (const { balancer, line } of checks) fileOf(balancer, "health_check").add(line);
  for (const file of files.values()) file.flush();
}

parentPort?.on("message", (message: LogNames | readonly CheckLine[] | "leave") => {
  if (message === "leave") leave();
  else if (isChecks(message)) addChecks(message);
  else {
    wanted = message.logs;
    formatter.learn(message);
  }
});
