/** One line of the benchmark: always a ratio of two things measured side by side in one run. */
export interface Figure {
  readonly name: string;
  readonly ratio: number;
  readonly against: string;
  /** The absolute figures behind the ratio, for this machine and hour only. */
  readonly detail: string;
}
