import { z } from "zod";
import { type ShiftStep } from "./steps";
import type { Weights } from "./weights";

/** Where a shift stands. The last three are ends. */
const phases = ["setting", "watching", "paused", "returning", "done", "returned", "stopped"] as const;

export const orders = ["pause", "resume", "abort"] as const;
/** What an operator says to a shift that is under way. */
export type ShiftOrder = (typeof orders)[number];

const weights = z.record(z.string(), z.number());

const plan = z.object({
  /** Whose weights: `listener https`, `listener https rule api`. */
  place: z.string(),
  start: weights,
  wanted: weights,
  steps: z.array(z.object({ percent: z.number(), weights })),
  /** The gate as it is written; empty: none. */
  gate: z.string(),
  /** Seconds that each step is watched. */
  bake: z.number(),
});

const entry = z.object({
  /** ISO 8601. */
  at: z.string(),
  text: z.string(),
});

/** What the journal keeps of a shift: all that another process needs to go on with it. */
export const shiftStateShape = z.object({
  plan,
  phase: z.enum(phases),
  /** Index of the step that is being set, watched or paused. */
  step: z.number(),
  /** Milliseconds since the epoch from which the step is watched; absent until its weights hold. */
  since: z.number().optional(),
  /** Why it goes back, has gone back or has stopped; empty otherwise. */
  reason: z.string(),
  /** What could not be judged, a line each. */
  unknown: z.array(z.string()),
  history: z.array(entry),
});

export type ShiftState = z.output<typeof shiftStateShape>;
type ShiftPlan = ShiftState["plan"];

export const isOver = ({ phase }: Pick<ShiftState, "phase">): boolean =>
  phase === "done" || phase === "returned" || phase === "stopped";

/** A shift that begins. */
export const newShift = (made: Omit<ShiftPlan, "steps"> & { readonly steps: readonly ShiftStep[] }): ShiftState => ({
  plan: { ...made, steps: [...made.steps] },
  phase: "setting",
  step: 0,
  reason: "",
  unknown: [],
  history: [],
});

/** The weights that hold before its step is set. */
export const weightsBefore = ({ plan: { start, steps }, step }: ShiftState): Weights =>
  steps[step - 1]?.weights ?? start;

/** The weights of the step that it is at. */
export const weightsOfStep = ({ plan: { wanted, steps }, step }: ShiftState): Weights => steps[step]?.weights ?? wanted;
