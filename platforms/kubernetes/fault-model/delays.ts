import { fromConstant } from "../../../model/analysis/budget/delays";
import type { DelayComponent } from "../../../model/analysis/budget/types";
import { type TimingKey, timings } from "../timings";

/** A term without a field. */
export const fromTiming = (phase: DelayComponent["phase"], what: string, key: TimingKey): DelayComponent =>
  fromConstant(phase, what, key, timings[key]);
