import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { grantLease, type Lease } from "../../operate/shift/lease";
import type { ShiftJournal } from "../../operate/shift/run";
import { orders, type ShiftOrder, type ShiftState, shiftStateShape } from "../../operate/shift/state";
import { makePrivate } from "../private-folder";
import type { StackFiles } from "../project";
import { isGone } from "./own-process";

const leaseShape = z.object({ holder: z.string(), expiresAt: z.number() });

/** Milliseconds after which a lock is one that its process left behind: it is held for as long as two small files take. */
const staleLock = 5000;

/** Where a stack's shift is written down on this machine. */
export const shiftFolder = ({ folder, stack }: Pick<StackFiles, "folder" | "stack">): string =>
  join(folder, ".vipkit", "shift", stack);

/** What is known of a stack's shift on this machine. */
export class StackShifts implements ShiftJournal {
  readonly folder: string;

  constructor(files: Pick<StackFiles, "folder" | "stack">) {
    this.folder = shiftFolder(files);
    this.project = files.folder;
  }

  private readonly project: string;

  /** The last one, ended or not; undefined where there was none, or it was written by a vipkit that this one does not understand. */
  read(): ShiftState | undefined {
    const text = this.text("state.json");
    return text === undefined ? undefined : shiftStateShape.safeParse(parsed(text)).data;
  }

  write(state: ShiftState): void {
    this.replace("state.json", `${JSON.stringify(state, undefined, 2)}\n`);
  }

  /** Leaves an order for the process that carries the shift on. */
  leaveOrder(order: ShiftOrder): void {
    this.replace("order", order);
  }

  takeOrder(): ShiftOrder | undefined {
    const text = this.text("order");
    rmSync(join(this.folder, "order"), { force: true });
    return orders.find((order) => order === text);
  }

  /** The lease as it stands; undefined where it has run out, or its process is gone. */
  lease(): Lease | undefined {
    const text = this.text("lease.json");
    const found = text === undefined ? undefined : leaseShape.safeParse(parsed(text)).data;
    return found === undefined || found.expiresAt <= Date.now() || isGone(found.holder) ? undefined : found;
  }

  /** Asks for the lease. @returns the one in force: another's where it was not granted */
  hold(holder: string, seconds: number): Promise<Lease> {
    return this.locked(() => {
      const lease = grantLease(this.lease(), { holder, duration: seconds, now: Date.now(), isGone });
      if (lease.holder === holder) this.replace("lease.json", JSON.stringify(lease));
      return lease;
    });
  }

  async release(holder: string): Promise<void> {
    await this.locked(() => {
      if (this.lease()?.holder === holder) rmSync(join(this.folder, "lease.json"), { force: true });
    });
  }

  /** A folder is made by one process only. */
  private async locked<T>(work: () => T): Promise<T> {
    this.make();
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

  private make(): void {
    if (existsSync(this.folder)) return;
    makePrivate(this.project);
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
  }

  /** A crash leaves the old text or the new one. */
  private replace(name: string, text: string): void {
    this.make();
    const draft = join(this.folder, `${name}.${process.pid}`);
    writeFileSync(draft, text, { mode: 0o600 });
    renameSync(draft, join(this.folder, name));
  }

  private text(name: string): string | undefined {
    try {
      return readFileSync(join(this.folder, name), "utf8");
    } catch {
      return undefined;
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
