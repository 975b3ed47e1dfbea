/** What was measured in one look's period. */
export interface Look {
  /** Seconds since the start: the end of the period. */
  readonly at: number;
  readonly seconds: number;
  readonly arrived: number;
  /** Percent of CPU, averaged over the nodes that count; undefined where there was none. */
  readonly cpu: number | undefined;
  /** Nodes that get requests, at the end. */
  readonly healthy: number;
  /** Nodes whose CPU counts, at the end. */
  readonly measured: number;
  /** Launched and not told to go, at the end. */
  readonly active: number;
  /** Of these, past their warm-up. */
  readonly warm: number;
}

/** How large a group is to be. */
export interface Target {
  readonly desired: number;
  /** The most that it may have now. */
  readonly maxSize: number;
  /** Machines to hold prepared beside it. */
  readonly pooled: number;
  /** What changed it, in words; undefined where nothing did. */
  readonly cause: string | undefined;
}

/** A platform's rules of one group: keeps what it has seen, and decides at each look. */
export interface Autoscaler {
  /** Seconds between two looks. */
  readonly period: number;
  /** How large the group is before the first look. */
  readonly initial: Target;
  decide(look: Look): Target;
}
