import type { Timing } from "./timing";
import type { DelayComponent, Sum } from "./types";

type Phase = DelayComponent["phase"];
type Wait = Pick<DelayComponent, "worst" | "typical">;

/** A term that an option or a field sets. A single number: the wait is always as long. */
export function fromSetting(phase: Phase, what: string, path: string, seconds: number | Wait): DelayComponent {
  const wait = typeof seconds === "number" ? { worst: seconds, typical: seconds } : seconds;
  return { phase, what, ...wait, source: { kind: "setting", path } };
}

/** A term without a setting, out of a platform's table of timings. */
export const fromConstant = (
  phase: Phase,
  what: string,
  key: string,
  { worst, typical, source, date }: Timing,
): DelayComponent => ({ phase, what, worst, typical, source: { kind: "constant", key, source, date } });

/** Terms that follow one another. */
export function sum(terms: readonly DelayComponent[]): Sum {
  const total = (pick: (term: DelayComponent) => number) => terms.reduce((seconds, term) => seconds + pick(term), 0);
  return { terms, worst: total(({ worst }) => worst), typical: total(({ typical }) => typical) };
}
