import type { PageProblem, PageView } from "./page-view";

/** Milliseconds between two looks. */
const pace = 1000;

interface Reader {
  readonly write: (text: string) => boolean;
  /** Whether it has taken all that it was given: a slow one goes without some views, instead of a memory full of them. */
  readonly isFree: () => boolean;
}

/** Looks once a second for all readers together, and not at all without one. */
export class Feed {
  private readonly readers = new Set<Reader>();
  private timer: NodeJS.Timeout | undefined;
  private isLooking = false;
  private last: { readonly at: number; readonly text: string } | undefined;

  constructor(private readonly look: () => Promise<PageView | PageProblem>) {}

  get count(): number {
    return this.readers.size;
  }

  /** Returns what ends it. */
  add(reader: Reader): () => void {
    this.readers.add(reader);
    // A look between two others would disturb the rates that are told from one to the next.
    if (this.last !== undefined && performance.now() - this.last.at < 2 * pace) reader.write(this.last.text);
    else void this.tell();
    this.timer ??= setInterval(() => void this.tell(), pace);
    return () => {
      this.readers.delete(reader);
      if (this.readers.size === 0) this.stop();
    };
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async tell(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      const text = `data: ${JSON.stringify(await this.look())}\n\n`;
      this.last = { at: performance.now(), text };
      for (const reader of this.readers) if (reader.isFree()) reader.write(text);
    } finally {
      this.isLooking = false;
    }
  }
}
