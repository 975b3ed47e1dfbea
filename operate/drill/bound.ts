import type { Budget, Estimate, PathBudget } from "../../model/analysis/budget/types";
import type { Measure } from "./definitions";

/** What a drill may cost at most, out of the stack's budget. */
export interface DrillBound {
  /** Seconds from the fault to the last request that fails; undefined where nothing bounds it. */
  readonly seconds: number | undefined;
  /** Seconds that the environment allows; undefined where it promises nothing. */
  readonly objective: number | undefined;
  /** Part of all requests that meet the fault, times the seconds for which they do. */
  readonly lostSeconds: number | undefined;
  /** Seconds until as many nodes serve as before. */
  readonly recovery: number | undefined;
  /** The way from a listener that decides it: `https -> blue`. */
  readonly path: string | undefined;
  /** Why there is no bound, where there is none. */
  readonly because: string | undefined;
}

const unbound: DrillBound = {
  seconds: undefined,
  objective: undefined,
  lostSeconds: undefined,
  recovery: undefined,
  path: undefined,
  because: undefined,
};

/** A stack's budget says that it cannot have a fault. */
interface Impossible {
  readonly impossible: string;
}

/**
 * What the budget says of a drill.
 * @param paths the ways that the load takes
 * @param isMet whether the fault meets a way
 */
export function boundOf(
  measure: Measure,
  paths: readonly PathBudget[],
  isMet: (path: PathBudget) => boolean,
): DrillBound | Impossible {
  if (measure.kind === "figures") return { ...unbound, because: measure.because };
  if (measure.kind === "noFailure") return { ...unbound, seconds: 0, lostSeconds: 0, because: measure.because };
  const met = paths.filter(isMet);
  const found = (met.length > 0 ? met : paths).map((path) => ({ path, estimate: path.faults[measure.fault] }));
  const [absent] = found.flatMap(({ estimate }) => (estimate.kind === "notApplicable" ? [estimate.reason] : []));
  if (absent !== undefined && found.every(({ estimate }) => estimate.kind === "notApplicable"))
    return { impossible: absent };
  const [open] = found.flatMap(({ estimate }) => openReason(estimate));
  const objective = found.find(({ estimate }) => estimate.objective !== undefined)?.estimate.objective;
  const bound =
    found.length === 0 || open !== undefined
      ? { ...unbound, objective, because: open ?? "no listener of the budget leads to the load's nodes" }
      : slowestOf(found, objective);
  return { ...bound, recovery: measure.exceptRecovery === undefined ? recoveryOf(found) : undefined };
}

/** Until every way has as many nodes as before; undefined where that of one is not known. */
function recoveryOf(found: readonly Found[]): number | undefined {
  const all = found.flatMap(({ estimate }): readonly (number | undefined)[] => {
    if (estimate.kind === "notApplicable") return [];
    if (estimate.kind === "unbounded" || estimate.recovery?.kind !== "bounded") return [undefined];
    return [estimate.recovery.worst];
  });
  const known = all.filter((each) => each !== undefined);
  return known.length === 0 || known.length < all.length ? undefined : Math.max(...known);
}

const openReason = (estimate: Estimate): readonly string[] => {
  if (estimate.kind === "unbounded") return [`no bound: ${estimate.reason}; ${estimate.fix}`];
  return estimate.kind === "unknown" ? [`${estimate.reason} is not known`] : [];
};

interface Found {
  readonly path: PathBudget;
  readonly estimate: Estimate;
}

/** The slowest way decides the time; each loses its own requests. */
function slowestOf(found: readonly Found[], objective: number | undefined): Omit<DrillBound, "recovery"> {
  const bounded = found.flatMap(({ path, estimate }) => (estimate.kind === "bounded" ? [{ path, estimate }] : []));
  const [slowest] = bounded.toSorted((a, b) => b.estimate.worst - a.estimate.worst);
  if (slowest === undefined) return unbound;
  return {
    seconds: slowest.estimate.worst,
    objective,
    lostSeconds: bounded.reduce((sum, { estimate }) => sum + estimate.lostPerRate.worst, 0),
    path: `${slowest.path.listener} -> ${slowest.path.targetGroup}`,
    because: undefined,
  };
}

/** The ways of a budget that the load takes. */
export const pathsOf = (budgets: readonly Budget[], isTaken: (path: PathBudget) => boolean): readonly PathBudget[] =>
  budgets.flatMap(({ paths }) => paths).filter(isTaken);
