import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import path from "node:path";

/** Bytes of one file, and how many older ones are kept: a balancer's log takes at most 64 MiB. */
const fileLimit = 16 * 1024 * 1024;
const kept = 3;

const newline = "\n".charCodeAt(0);
/** Bytes of lines that wait for {@link RotatedFile.flush}: more than a read of records becomes, or the longest line. */
const waitingLimit = 512 * 1024;

/** A balancer's `access.log` with its predecessors `access.log.1` to `.3`. */
export class RotatedFile {
  #descriptor: number | undefined;
  #size = 0;
  /** One for all lines: as a string for each write they would be garbage, which takes longer than what they say. */
  readonly #waiting = Buffer.allocUnsafe(waitingLimit);
  #length = 0;

  constructor(
    private readonly file: string,
    private readonly limit = fileLimit,
  ) {}

  /** @param line without its end, of characters that are a byte each */
  add(line: string): void {
    if (this.#length + line.length >= waitingLimit) this.flush();
    this.#length += this.#waiting.write(line, this.#length, "latin1");
    this.#waiting[this.#length++] = newline;
  }

  /** Appends what was added. A full disk loses it rather than the process: the vendor's delivery is best effort as well. */
  flush(): void {
    const bytes = this.#waiting.subarray(0, this.#length);
    this.#length = 0;
    if (bytes.length === 0) return;
    try {
      if (this.#descriptor === undefined) this.#open();
      if (this.#size > 0 && this.#size + bytes.length > this.limit) this.#rotate();
      if (this.#descriptor !== undefined) this.#size += writeSync(this.#descriptor, bytes);
    } catch {
      this.close();
    }
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #open(): void {
    mkdirSync(path.dirname(this.file), { recursive: true });
    this.#descriptor = openSync(this.file, "a", 0o600);
    this.#size = fstatSync(this.#descriptor).size;
  }

  #rotate(): void {
    this.close();
    for (let age = kept - 1; age >= 1; age--) tryRename(`${this.file}.${age}`, `${this.file}.${age + 1}`);
    tryRename(this.file, `${this.file}.1`);
    this.#open();
  }
}

function tryRename(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // Nothing to move yet.
  }
}
