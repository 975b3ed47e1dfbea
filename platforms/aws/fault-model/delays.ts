import { fromConstant } from "../../../model/analysis/budget/delays";
import type { DelayComponent } from "../../../model/analysis/budget/types";
import { type TimingKey, timings } from "../timings";

export { fromSetting, sum } from "../../../model/analysis/budget/delays";

/** A term without a setting. */
export const fromTiming = (phase: DelayComponent["phase"], what: string, key: TimingKey): DelayComponent =>
  fromConstant(phase, what, key, timings[key]);
