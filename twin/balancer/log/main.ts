import path from "node:path";
import { parentPort } from "node:worker_threads";
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
    if (formatted !== undefined) fileOf(formatted.balancer).add(formatted.line);
  }
  for (const file of files.values()) file.flush();
  records.save();
  return true;
}

function fileOf(balancer: string): RotatedFile {
  const known = files.get(balancer);
  if (known !== undefined) return known;
  const file = new RotatedFile(path.join(logs, path.basename(balancer), "access.log"));
  files.set(balancer, file);
  return file;
}

function leave(): void {
  clearTimeout(timer);
  while (take());
  records.empty();
  records.close();
  for (const file of files.values()) file.close();
  parentPort?.close();
}

parentPort?.on("message", (message: LogNames | "leave") => {
  if (message === "leave") leave();
  else formatter.learn(message);
});
