import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import type { GroupReading } from "../../operate/shift/gate";
import { logTables } from "../../platforms/aws/log-queries";

interface Entry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly targetGroup: string;
  readonly isFailure: boolean;
  /** Seconds until the target answered; undefined where it did not. */
  readonly seconds: number | undefined;
}

const { fields } = logTables.access;
const place = (name: string): number => fields.findIndex((field) => field.name === name);
const [timeAt, secondsAt, statusAt, groupAt] = [
  place("time"),
  place("target_processing_time"),
  place("elb_status_code"),
  place("target_group_arn"),
];

/** One line of the log; undefined for one that is none. What a client sent stands in quotes that hold none. */
export function parseLine(line: string): Entry | undefined {
  const words = line.match(/"[^"]*"|\S+/g) ?? [];
  const at = Date.parse(words[timeAt] ?? "");
  const [status, seconds] = [Number(words[statusAt]), Number(words[secondsAt])];
  if (Number.isNaN(at) || !(status >= 100)) return undefined;
  return {
    at,
    targetGroup: words[groupAt] ?? "",
    isFailure: status >= 500,
    seconds: seconds >= 0 ? seconds : undefined,
  };
}

/** Bytes at the end of a log that are read of what was there before. */
const mostBefore = 8 * 1024 * 1024;
const chunk = 256 * 1024;

/** Follows an access log, over its rotations. */
export class AccessLog {
  private file: { readonly descriptor: number; readonly inode: number } | undefined;
  private position = 0;
  private rest = "";
  private entries: Entry[] = [];

  constructor(private readonly path: string) {}

  /** What a target group has shown since a moment, in milliseconds since the epoch; later moments only, from one call to the next. */
  since(moment: number, targetGroup: string): Omit<GroupReading, "unhealthy" | "healthy"> {
    this.readOn();
    this.entries = this.entries.filter(({ at }) => at >= moment);
    const own = this.entries.filter((entry) => entry.targetGroup === targetGroup);
    const times = own.flatMap(({ seconds }) => seconds ?? []).sort((a, b) => a - b);
    const quantile = (share: number) => times[Math.max(0, Math.ceil(times.length * share) - 1)];
    const [p50, p90, p95, p99] = [quantile(0.5), quantile(0.9), quantile(0.95), quantile(0.99)];
    const known = { p50, p90, p95, p99 };
    return {
      requests: own.length,
      failures: own.filter(({ isFailure }) => isFailure).length,
      latency: Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    };
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file.descriptor);
    this.file = undefined;
  }

  private readOn(): void {
    this.toEnd();
    const now = statSync(this.path, { throwIfNoEntry: false });
    if (now === undefined || now.ino === this.file?.inode) return;
    const isFirst = this.file === undefined;
    this.close();
    const descriptor = openSync(this.path, "r");
    this.file = { descriptor, inode: fstatSync(descriptor).ino };
    this.position = isFirst ? Math.max(0, now.size - mostBefore) : 0;
    this.rest = "";
    this.toEnd();
  }

  private toEnd(): void {
    if (this.file === undefined) return;
    const buffer = Buffer.allocUnsafe(chunk);
    for (;;) {
      const count = readSync(this.file.descriptor, buffer, 0, chunk, this.position);
      if (count === 0) return;
      this.position += count;
      const lines = (this.rest + buffer.toString("latin1", 0, count)).split("\n");
      this.rest = lines.pop() ?? "";
      for (const line of lines) {
        const entry = parseLine(line);
        if (entry !== undefined) this.entries.push(entry);
      }
    }
  }
}
