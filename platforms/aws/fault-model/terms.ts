import type { Source, Sum, Term } from "../../../model/analysis/budget/types";
import { type TimingKey, timings } from "../timings";

type Phase = Term["phase"];
type Wait = Pick<Term, "worst" | "typical">;

/** A term that an option of the spec sets. A single number: the wait is always as long. */
export function fromSetting(phase: Phase, what: string, path: string, seconds: number | Wait): Term {
  const wait = typeof seconds === "number" ? { worst: seconds, typical: seconds } : seconds;
  return { phase, what, ...wait, source: { kind: "setting", path } };
}

/** A term that nobody can set. */
export function fromTiming(phase: Phase, what: string, key: TimingKey): Term {
  const { worst, typical } = timings[key];
  return { phase, what, worst, typical, source: constant(key) };
}

export function constant(key: TimingKey): Source {
  const { source, date } = timings[key];
  return { kind: "constant", key, source, date };
}

/** Terms that follow one another. */
export function sum(terms: readonly Term[]): Sum {
  const total = (pick: (term: Term) => number) => terms.reduce((seconds, term) => seconds + pick(term), 0);
  return { terms, worst: total(({ worst }) => worst), typical: total(({ typical }) => typical) };
}
