import {
  closeSync,
  constants,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from "node:fs";
import path from "node:path";

/** Bytes of one read: many records at a time cost less than each by itself. */
const readLimit = 256 * 1024;
/** Bytes that have been read and still take up the disk. */
const usedLimit = 32 * 1024 * 1024;
const suffix = ".records";
const newline = "\n".charCodeAt(0);
const nothing: readonly string[] = [];

/** HAProxy's raw records in a folder: one file for each of its starts, oldest first. */
export function recordFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(suffix))
    .toSorted();
}

/** Opens the file of the next start, for writing; those before it stay while there is something to read in them. */
export function openRecords(folder: string): number {
  const files = recordFiles(folder);
  const last = Number.parseInt(files.at(-1) ?? "0", 10);
  for (const file of files.map((name) => path.join(folder, name))) if (statSync(file).size === 0) rmSync(file);
  return openSync(path.join(folder, `${String(last + 1).padStart(10, "0")}${suffix}`), "wx", 0o600);
}

/**
 * Reads the records of a folder from where the reader before left off. HAProxy keeps its place in a file, so one that is truncated goes
 * on behind a hole: disk is given back, and every position keeps its meaning.
 */
export class Records {
  readonly #buffer = Buffer.allocUnsafe(readLimit);
  readonly #progress: number;
  #file = "";
  #position = 0;
  #emptiedAt = 0;
  #descriptor: number | undefined;
  #isBehind = false;

  constructor(private readonly folder: string) {
    const progress = path.join(folder, "log.progress");
    this.#progress = openSync(progress, constants.O_RDWR | constants.O_CREAT, 0o600);
    const [, file, position] = /^(\S+) (\d+)/.exec(readFileSync(progress, "utf8")) ?? [];
    if (file !== undefined && recordFiles(folder).includes(file)) this.#open(file, Number(position));
  }

  /** Whether the last read took as much as one may, so that more is waiting. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /** The next whole records; none when all are read. */
  read(): readonly string[] {
    const records = this.#readOn();
    if (records.length > 0) return records;
    const files = recordFiles(this.folder);
    const later = files.includes(this.#file) ? files[files.indexOf(this.#file) + 1] : files[0];
    if (later === undefined) return nothing;
    // The writer of this file was gone before the later one began.
    const rest = this.#readOn();
    if (rest.length > 0) return rest;
    this.#leave();
    this.#open(later, 0);
    return this.#readOn();
  }

  /** Notes that what was read is done with: the next reader begins behind it. */
  save(): void {
    writeSync(this.#progress, `${this.#file} ${this.#position}`.padEnd(64), 0);
  }

  /** Gives back the disk that read records take up. One that comes in this very moment is lost: best effort, as the vendor's delivery is. */
  empty(): void {
    if (this.#descriptor !== undefined) truncateSync(path.join(this.folder, this.#file), 0);
    this.#emptiedAt = this.#position;
  }

  close(): void {
    closeSync(this.#progress);
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
  }

  #open(file: string, position: number): void {
    this.#descriptor = openSync(path.join(this.folder, file), "r");
    this.#file = file;
    this.#position = position;
    this.#emptiedAt = position;
  }

  #leave(): void {
    if (this.#descriptor === undefined) return;
    closeSync(this.#descriptor);
    rmSync(path.join(this.folder, this.#file), { force: true });
  }

  #readOn(): readonly string[] {
    if (this.#descriptor === undefined) return nothing;
    for (;;) {
      const length = readSync(this.#descriptor, this.#buffer, 0, readLimit, this.#position);
      const end = this.#buffer.subarray(0, length).lastIndexOf(newline);
      this.#isBehind = length === readLimit;
      if (end >= 0) {
        this.#position += end + 1;
        // At once, before the next record: under a load that never rests there is no better moment.
        if (end + 1 === length && !this.#isBehind && this.#position - this.#emptiedAt > usedLimit) this.empty();
        // Bytes as they are: what a client sent need not be text.
        return this.#buffer.toString("latin1", 0, end).split("\n");
      }
      if (length < readLimit) return nothing;
      // No record is that long: this is a hole.
      this.#position += length;
    }
  }
}
