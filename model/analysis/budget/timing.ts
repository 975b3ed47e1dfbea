/** A time that no option sets: the vendor's or the network's own, or the client's. Seconds. */
export interface Timing {
  readonly typical: number;
  readonly worst: number;
  readonly unit: "seconds";
  readonly source: string;
  /** The day it was read or measured, as YYYY-MM-DD. */
  readonly date: string;
  /** `stated` by who makes it, `measured`, or `estimated` here, where neither says. */
  readonly basis: "stated" | "measured" | "estimated";
}
