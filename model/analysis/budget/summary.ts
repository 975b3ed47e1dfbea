import {
  type BoundedEstimate,
  type Budget,
  type Estimate,
  type FaultClass,
  faultClasses,
  type ObjectiveVerdict,
} from "./types";

/** One line of a budget's table. Seconds; absent where there is none. */
export interface BudgetRow {
  /** `https -> blue`, with the rule's name where one sends there. */
  readonly path: string;
  /** Part of the rule's requests, 0 to 1. */
  readonly share: number;
  readonly fault: FaultClass;
  readonly kind: Estimate["kind"];
  readonly worst?: number;
  readonly typical?: number;
  readonly objective?: number;
  readonly verdict: ObjectiveVerdict;
  readonly clientImpact: string;
  /** Worst case until as many nodes serve as before. */
  readonly recovery?: number;
  readonly lostPerRate?: BoundedEstimate["lostPerRate"];
}

const percent = (share: number) => `${Number((share * 100).toPrecision(2))} %`;

function clientImpactOf(estimate: Estimate): string {
  if (estimate.kind === "unbounded") return `${estimate.reason}; ${estimate.fix}`;
  if (estimate.kind === "notApplicable") return estimate.reason;
  if (estimate.kind === "unknown") return `${estimate.reason} is not known yet`;
  return estimate.chains
    .map(({ effect, share, clientImpact: clientImpact }) =>
      effect === "none" ? clientImpact : `${percent(share)}: ${clientImpact}`,
    )
    .join("; ");
}

function figures(estimate: Estimate): Pick<BudgetRow, "worst" | "typical" | "recovery" | "lostPerRate"> {
  if (estimate.kind !== "bounded") return {};
  const { worst, typical, recovery, lostPerRate } = estimate;
  return { worst, typical, lostPerRate, ...(recovery.kind === "bounded" ? { recovery: recovery.worst } : {}) };
}

const nameOf = (listener: string, rule: string | undefined, targetGroup: string) =>
  `${listener}${rule === undefined ? "" : ` ${rule}`} -> ${targetGroup}`;

/** The budget as the rows of one table. */
export const budgetRows = ({ paths }: Budget): readonly BudgetRow[] =>
  paths.flatMap(({ listener, rule, targetGroup, share, faults }) =>
    faultClasses.map((fault) => {
      const estimate = faults[fault];
      const { kind, objective, verdict } = estimate;
      return {
        path: nameOf(listener, rule, targetGroup),
        share,
        fault,
        kind,
        ...figures(estimate),
        ...(objective === undefined ? {} : { objective }),
        verdict,
        clientImpact: clientImpactOf(estimate),
      };
    }),
  );

/** Path -> fault class -> seconds, worst case; `unbounded`, `notApplicable` and `unknown` in words. */
export type BudgetSummary = Readonly<Record<string, Readonly<Record<string, number | string>>>>;

/** The budget in short, as a stack tells it. */
export function summarizeBudget(budget: Budget): BudgetSummary {
  const short: Record<string, Record<string, number | string>> = {};
  for (const { path, fault, kind, worst } of budgetRows(budget)) {
    short[path] = { ...short[path], [fault]: worst ?? kind };
  }
  return short;
}
