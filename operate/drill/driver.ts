import type { ClusterView, DrillNode } from "./cluster-view";
import type { DrillName } from "./definitions";
import type { Executions, RequestOutcome } from "./outcomes";

/** What a drill is done to. */
export interface Victim {
  /** Name of the node or zone; empty for the cluster itself. */
  readonly name: string;
  /** Nodes that clients must get nothing from any more. */
  readonly nodes: readonly DrillNode[];
}

/** Breaks one thing, and makes it whole. */
export interface Fault {
  /** Resolves when the fault is in. */
  readonly inject: () => Promise<void>;
  /** Whether what it set off has come to its end, which the drill waits for. Default: it has as soon as the fault is in. */
  readonly isOver?: () => Promise<boolean>;
  /**
   * Takes back what does not heal by itself; called once, also when {@link inject} failed or was not over, and without it: of a drill whose
   * process was killed.
   */
  readonly restore: () => Promise<void>;
}

/** A stack on one of the twins. */
export interface DrillDriver {
  readonly platform: "aws" | "kubernetes";
  /** Undefined while there is nothing to ask. */
  view(): Promise<ClusterView | undefined>;
  /** Requests that the balancer has sent to nodes again since it began; undefined where it does not say. */
  retries(): Promise<number | undefined>;
  /** Why a stack cannot have a drill; undefined where it can. */
  refusal(drill: DrillName, view: ClusterView): string | undefined;
  faultOf(drill: DrillName, victim: Victim): Fault;
}

/** Requests at a steady rate, each sent when it is due, whatever became of those before. */
export interface DrillLoad {
  /** Milliseconds since the load began. */
  readonly elapsed: number;
  /** Requests a second from now on. */
  setRate(rate: number): void;
  /** What became of those that are over. */
  readonly outcomes: readonly RequestOutcome[];
  /** Sends no more, and waits for what is open. */
  end(): Promise<LoadEnd>;
  /** After the end: how often nodes carried each request out, or undefined where they do not note it. */
  executions(): Executions | undefined;
}

export interface LoadEnd {
  /** Due, and not sent, since too many were open or the generator had no time. */
  readonly notSent: number;
  /** Milliseconds that a request left after it was due, at worst and at the 99th percentile. */
  readonly lateness: { readonly worst: number; readonly p99: number };
}
