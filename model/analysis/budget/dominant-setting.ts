import type { DelayComponent, Estimate } from "./types";

type Longest = (term: DelayComponent) => number;

const largest = (terms: readonly DelayComponent[], length: Longest): DelayComponent | undefined =>
  terms.reduce<DelayComponent | undefined>(
    (most, term) => (most === undefined || length(term) > length(most) ? term : most),
    undefined,
  );

const decisive = (estimate: Estimate): readonly DelayComponent[] =>
  estimate.kind !== "bounded"
    ? []
    : estimate.chains.filter(({ worst }) => worst === estimate.worst).flatMap(({ terms }) => terms);

/** The part of a fault's time that is longest. */
export const slowestTerm = (estimate: Estimate): DelayComponent | undefined =>
  largest(decisive(estimate), ({ worst }) => worst);

/** The setting that decides most of it, and so is the one to change. */
export function slowestSetting(estimate: Estimate): string | undefined {
  const terms = decisive(estimate).filter(({ source }) => source.kind === "setting");
  const most = largest(terms, ({ worst }) => Math.abs(worst));
  return most?.source.kind === "setting" ? most.source.path : undefined;
}
