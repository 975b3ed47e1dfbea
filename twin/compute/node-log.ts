import fs from "node:fs";
import path from "node:path";

/** Bytes of output kept of one node, twice: the current part and the one before it. */
const largestLog = 1024 * 1024;

/**
 * Moves a log that has grown too large to `node.log.1`. The node keeps writing to the same open file, which is cut to nothing:
 * it appends, so its next line stands at the start.
 */
export function boundLog(folder: string): void {
  const log = path.join(folder, "node.log");
  const size = fs.statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= largestLog) return;
  fs.copyFileSync(log, `${log}.1`);
  fs.truncateSync(log, 0);
}

/** The last lines that a node wrote, for a message about why it does not work. */
export function lastLines(folder: string, count: number): string[] {
  try {
    const text = fs.readFileSync(path.join(folder, "node.log"), "utf8");
    return text.trimEnd().split("\n").slice(-count);
  } catch {
    return [];
  }
}
