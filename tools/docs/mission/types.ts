/** What cannot be, and why: in place of a cell. */
export interface Impossible {
  readonly impossible: string;
}

/** Where something is set: options of a spec, and pages below docs/components. */
export interface Offered {
  readonly does: string;
  readonly options: readonly string[];
  readonly pages: readonly string[];
}

/** A file below test/ without its ending, and words of a title in it. */
export type Proof = readonly [file: string, title: string];

export interface Played {
  readonly does: string;
  readonly proofs: readonly Proof[];
}

export interface MissionRow {
  readonly what: string;
  readonly aws: Offered | Impossible;
  readonly kubernetes: Offered | Impossible;
  readonly twin: Played | Impossible;
  /** Beside those of the twin's cell. */
  readonly proofs: readonly Proof[];
  /** Ids of rules. */
  readonly rules: readonly string[] | Impossible;
}

export const on = (does: string, options: readonly string[], ...pages: readonly string[]): Offered => ({
  does,
  options,
  pages,
});
export const played = (does: string, ...proofs: readonly Proof[]): Played => ({ does, proofs });
