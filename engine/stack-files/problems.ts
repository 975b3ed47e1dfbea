import { LineCounter } from "yaml";

/** One thing in a file that is wrong, or odd. */
export interface FileProblem {
  readonly file: string;
  /** From 1; undefined where the whole file is meant. */
  readonly line: number | undefined;
  /** Fact, what is allowed, the likely fix; no full stop. */
  readonly text: string;
}

export const renderProblem = ({ file, line, text }: FileProblem): string =>
  `${line === undefined ? file : `${file}:${line}`}: ${text}`;

/** Everything that is wrong with a project's files, in the order of their lines. The message is for the user as it is. */
export class StackFileError extends Error {
  constructor(readonly problems: readonly FileProblem[]) {
    super(problems.map(renderProblem).join("\n"));
    this.name = "StackFileError";
  }
}

/** Collects what is wrong with one file by offset, each line of text once. */
export class Problems {
  readonly lines = new LineCounter();
  readonly #found = new Map<string, FileProblem>();

  constructor(
    readonly file: string,
    readonly source = "",
  ) {}

  add(offset: number | undefined, text: string): void {
    const line = offset === undefined ? undefined : this.lineAt(offset);
    this.#found.set(`${line}: ${text}`, { file: this.file, line, text });
  }

  lineAt(offset: number): number {
    return Math.max(1, this.lines.linePos(offset).line);
  }

  get all(): readonly FileProblem[] {
    return [...this.#found.values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  }

  /** @throws StackFileError when there is any */
  throwAny(): void {
    if (this.#found.size > 0) throw new StackFileError(this.all);
  }
}
