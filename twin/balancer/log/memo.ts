/** Entries that are kept: more than a laptop has connections. */
const limit = 4096;

/** What is made of a text, once for all the times that it comes again. */
export class Memo<T> {
  readonly #known = new Map<string, T>();

  constructor(private readonly make: (text: string) => T) {}

  of(text: string): T {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (this.#known.size >= limit) this.#known.clear();
    const made = this.make(text);
    this.#known.set(text, made);
    return made;
  }

  clear(): void {
    this.#known.clear();
  }
}
