import type { DelayComponent, Source, Sum } from "../../../model/analysis/budget/types";
import { type TimingKey, timings } from "../timings";

type Phase = DelayComponent["phase"];
type Wait = Pick<DelayComponent, "worst" | "typical">;

/** A term that an option of the spec sets. A single number: the wait is always as long. */
export function fromSetting(phase: Phase, what: string, path: string, seconds: number | Wait): DelayComponent {
  const wait = typeof seconds === "number" ? { worst: seconds, typical: seconds } : seconds;
  return { phase, what, ...wait, source: { kind: "setting", path } };
}

/** A term without a setting. */
export function fromTiming(phase: Phase, what: string, key: TimingKey): DelayComponent {
  const { worst, typical } = timings[key];
  return { phase, what, worst, typical, source: constant(key) };
}

export function constant(key: TimingKey): Source {
  const { source, date } = timings[key];
  return { kind: "constant", key, source, date };
}

/** Terms that follow one another. */
export function sum(terms: readonly DelayComponent[]): Sum {
  const total = (pick: (term: DelayComponent) => number) => terms.reduce((seconds, term) => seconds + pick(term), 0);
  return { terms, worst: total(({ worst }) => worst), typical: total(({ typical }) => typical) };
}
