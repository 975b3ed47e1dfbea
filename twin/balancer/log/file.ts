import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import path from "node:path";

/** Bytes of one file, and how many older ones are kept: a balancer's log takes at most 64 MiB. */
const fileLimit = 16 * 1024 * 1024;
const kept = 3;

/** A balancer's `access.log` with its predecessors `access.log.1` to `.3`. */
export class RotatedFile {
  #descriptor: number | undefined;
  #size = 0;

  constructor(
    private readonly file: string,
    private readonly limit = fileLimit,
  ) {}

  /** Appends whole lines. A full disk loses them rather than the process: the vendor's delivery is best effort as well. */
  append(text: string): void {
    const bytes = Buffer.from(text);
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
