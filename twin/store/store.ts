import { readFile } from "node:fs/promises";
import { replaceFile } from "./atomic-file";
import { causeOf, errorCode, StoreError } from "./errors";
import { formatStore, parseStore, type StoreData } from "./format";

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: StoreError) => void;
}

/** What the store saves, and how it is put back when saving fails. */
interface StoreOwner {
  capture(): StoreData;
  /** Saving failed: everything since this data never happened. */
  rollBack(durable: StoreData): void;
}

/**
 * Loads what a stack's twin saved; undefined for a new stack.
 * @throws {@link StoreError} when the file cannot be read or makes no sense. It is left as it is.
 */
export async function loadStore(path: string): Promise<StoreData | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw new StoreError(`the twin's store ${path} cannot be read: ${causeOf(error)}`);
  }
  return parseStore(path, text);
}

/** Saves for many at once: changes that arrive while the disk is busy share the next write. */
export class Store {
  private waiting: Waiter[] = [];
  private isWriting = false;

  constructor(
    readonly path: string,
    private readonly owner: StoreOwner,
    private durable: StoreData,
  ) {}

  /**
   * Resolves when everything that has changed so far is on the disk.
   * @throws {@link StoreError} when it cannot be saved; the owner is back at the last saved data then.
   */
  commit(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      if (this.isWriting) return;
      this.isWriting = true;
      // The engine sends changes in bursts: those that are on their way join this write.
      setImmediate(() => void this.drain());
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) await this.writeBatch();
    this.isWriting = false;
  }

  private async writeBatch(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    const data = this.owner.capture();
    try {
      await replaceFile(this.path, formatStore(data));
    } catch (error) {
      this.fail(batch, error);
      return;
    }
    this.durable = data;
    for (const { resolve } of batch) resolve();
  }

  /** Changes made during the failed write were built on it, so they fail too. */
  private fail(batch: readonly Waiter[], error: unknown): void {
    const lost = [...batch, ...this.waiting];
    this.waiting = [];
    this.owner.rollBack(this.durable);
    const failure = new StoreError(
      `the twin's store ${this.path} cannot be saved: ${causeOf(error)}. The change has not been made and nothing is lost; ` +
        "run the command again afterwards",
    );
    for (const { reject } of lost) reject(failure);
  }
}
