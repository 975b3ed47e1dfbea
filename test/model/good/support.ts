import type { Changes, Expected } from "../bad/support";

/** A base, what is changed about it, and the warnings that are said; none when absent. */
export type Accepted = readonly [base: "alb" | "nlb", changes: Changes, warnings?: Expected];
