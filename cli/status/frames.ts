/** Where frames are drawn. */
interface Screen {
  readonly isTTY?: boolean;
  readonly rows?: number;
  write(text: string): unknown;
}

/** One text after the other in the same place. */
export class Frames {
  private isFirst = true;

  constructor(private readonly screen: Screen) {}

  /** Draws over the last frame line by line: a screen that is emptied first flickers. Anything but a terminal gets frames with a line between. */
  draw(text: string): void {
    const begin = this.isFirst ? "\x1b[2J" : "";
    if (this.screen.isTTY)
      this.screen.write(
        `${begin}\x1b[H${this.fitted(text)
          .map((line) => `${line}\x1b[K`)
          .join("\n")}\x1b[J`,
      );
    else this.screen.write(`${this.isFirst ? "" : "\n"}${text}\n`);
    this.isFirst = false;
  }

  /** What a terminal has no room for would scroll the rest away. */
  private fitted(text: string): readonly string[] {
    const lines = text.split("\n");
    const rows = this.screen.rows ?? lines.length;
    if (lines.length <= rows) return lines;
    return [...lines.slice(0, rows - 1), `... ${lines.length - rows + 1} more lines`];
  }
}
