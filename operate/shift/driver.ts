import type { Condition, Measure, Reading } from "./gate";
import type { Lease } from "./lease";
import type { Weights } from "./weights";

/** Where weights are and are moved: one forward action of a platform. Every call may fail; it is tried again. */
export interface ShiftDriver {
  /** Milliseconds between two looks. */
  readonly pace: number;
  /** Seconds that a step must be watched at least, for there to be something to judge. */
  readonly shortestBake: number;
  /** Measures that can be read here, `alarm` among them. */
  readonly measures: readonly (Measure | "alarm")[];
  /** By the user's key of the target group, as they are now. */
  weights(): Promise<Weights>;
  /** Sets those of the groups that are named; others, added meanwhile, stay as they are. Resolves when they hold. */
  setWeights(weights: Weights): Promise<void>;
  /** What groups have shown since a moment, in milliseconds since the epoch. */
  reading(groups: readonly string[], gate: readonly Condition[], since: number): Promise<Reading>;
  /** Asks for the lease, or for more time of it. @returns the one in force: another's where it was not granted */
  hold(holder: string, seconds: number): Promise<Lease>;
  /** Gives it back, if it is still this holder's. */
  release(holder: string): Promise<void>;
}
