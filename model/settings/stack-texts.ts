import type { Path } from "./path";

/** A stack's configuration as the engine hands it over. */
export interface StackTexts {
  readonly project: string;
  readonly stack: string;
  /** Every key's text, by its full name. */
  readonly config: Readonly<Record<string, string>>;
  /** Keys that hold something encrypted. */
  readonly secretKeys: readonly string[];
  /** Where, as far as it is known: by key, the empty path for the whole. */
  readonly secretPaths?: Readonly<Record<string, readonly Path[]>>;
  /** Where a key or a part of it is written. */
  readonly locate?: (key: string, path: Path) => { readonly file: string; readonly line: number };
}
