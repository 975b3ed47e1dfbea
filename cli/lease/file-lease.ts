import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { parseJson } from "../../model/graph/json";
import { grantLease, type Lease } from "../../operate/shift/lease";
import { isGone } from "./own-process";

const leaseShape = z.object({ holder: z.string(), expiresAt: z.number() });

/** Milliseconds after which a lock is one that its process left behind: it is held for as long as two small files take. */
const staleLock = 5000;

/** A lease between processes of this machine, as a file. */
export class FileLease {
  /** @param folder where it is; made for the first that asks, for its owner alone */
  constructor(private readonly folder: string) {}

  /** The lease as it stands; undefined where it has run out, or its process is gone. */
  current(): Lease | undefined {
    const text = textOf(join(this.folder, "lease.json"));
    const found = text === undefined ? undefined : leaseShape.safeParse(parseJson(text)).data;
    return found === undefined || found.expiresAt <= Date.now() || isGone(found.holder) ? undefined : found;
  }

  /** Asks for the lease. @returns the one in force: another's where it was not granted */
  hold(holder: string, seconds: number): Promise<Lease> {
    return this.locked(() => {
      const lease = grantLease(this.current(), { holder, duration: seconds, now: Date.now(), isGone });
      if (lease.holder === holder) replaceFile(join(this.folder, "lease.json"), JSON.stringify(lease));
      return lease;
    });
  }

  async release(holder: string): Promise<void> {
    await this.locked(() => {
      if (this.current()?.holder === holder) rmSync(join(this.folder, "lease.json"), { force: true });
    });
  }

  /** A folder is made by one process only. */
  private async locked<T>(work: () => T): Promise<T> {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const lock = join(this.folder, "lock");
    for (;;) {
      try {
        mkdirSync(lock);
        break;
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
        const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
        if (Date.now() - since > staleLock) rmSync(lock, { recursive: true, force: true });
        await sleep(10);
      }
    }
    try {
      return work();
    } finally {
      rmdirSync(lock);
    }
  }
}

/** A file's text; undefined where there is none. */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Puts a text in a file's place, for its owner alone: a crash leaves the old one or the new one. */
export function replaceFile(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}
