export interface RunnerEvent {
  readonly type: string;
  readonly data: unknown;
}

const line = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) ([\d.]+)$/;

/** Adds up what node's test runner says at the end of each of several runs, and says it once, in the runner's own form. */
export class Summary {
  private readonly totals = new Map<string, number>();

  /** Whether the event is part of a run's summary, and so not to be shown by itself. */
  absorbs({ type, data }: RunnerEvent): boolean {
    if (type === "test:summary") return true;
    if (type !== "test:diagnostic" || typeof data !== "object" || data === null) return false;
    if (!("message" in data && typeof data.message === "string") || !("nesting" in data && data.nesting === 0))
      return false;
    const [, name, value] = line.exec(data.message) ?? [];
    if (name === undefined) return false;
    this.totals.set(name, (this.totals.get(name) ?? 0) + Number(value));
    return true;
  }

  isGood(): boolean {
    const count = (name: string) => this.totals.get(name) ?? 0;
    return count("tests") > 0 && count("fail") === 0 && count("cancelled") === 0;
  }

  /** The marks that the runner itself puts: for a terminal, and for readers of its output. */
  text(isTerminal = process.stdout.isTTY): string {
    const mark = isTerminal ? "ℹ" : "#";
    return [...this.totals].map(([name, value]) => `${mark} ${name} ${value}\n`).join("");
  }
}
