import type {
  AbsentEstimate,
  Alternative,
  BoundedEstimate,
  Estimate,
  FailureMode,
  FaultClass,
  ObjectiveVerdict,
  PathBudget,
  Recovery,
  UnboundedEstimate,
  UnknownEstimate,
} from "./types";

type Plain<T> = Omit<T, "fault" | "objective" | "verdict">;

/** An estimate before it is compared with anything. */
export type RawEstimate =
  | Plain<BoundedEstimate>
  | Plain<UnboundedEstimate>
  | Plain<AbsentEstimate>
  | Plain<UnknownEstimate>;

/** The longest chain decides when it is over; every chain loses requests. */
export function bounded(chains: readonly FailureMode[], recovery: Recovery): Plain<BoundedEstimate> {
  const longest = (pick: (chain: FailureMode) => number) => Math.max(0, ...chains.map(pick));
  const lost = (pick: (chain: FailureMode) => number) =>
    chains.reduce((total, chain) => (chain.effect === "none" ? total : total + chain.share * pick(chain)), 0);
  return {
    kind: "bounded",
    worst: longest(({ worst }) => worst),
    typical: longest(({ typical }) => typical),
    chains,
    lostPerRate: { worst: lost(({ worst }) => worst), typical: lost(({ typical }) => typical) },
    recovery,
  };
}

export const unbounded = (
  reason: string,
  fix: string,
  alternatives: readonly Alternative[] = [],
): Plain<UnboundedEstimate> => ({ kind: "unbounded", reason, fix, alternatives });

export const notApplicable = (reason: string): Plain<AbsentEstimate> => ({ kind: "notApplicable", reason });

/** `recovery`: where it is known all the same. */
export const notKnown = (reason: string, recovery?: Recovery): Plain<UnknownEstimate> => ({
  kind: "unknown",
  reason,
  ...(recovery === undefined ? {} : { recovery }),
});

function verdictOf(estimate: RawEstimate, objective: number | undefined): ObjectiveVerdict {
  if (objective === undefined || estimate.kind === "notApplicable") return "none";
  if (estimate.kind === "unknown") return "unknown";
  return estimate.kind === "bounded" && estimate.worst <= objective ? "met" : "broken";
}

const judged = (fault: FaultClass, estimate: RawEstimate, objective: number | undefined): Estimate => ({
  fault,
  ...(objective === undefined ? {} : { objective }),
  verdict: verdictOf(estimate, objective),
  ...estimate,
});

/** What each fault costs on one way from a listener to targets, by a platform's formulas. */
export type FaultFormulas<P> = Readonly<Record<FaultClass, (path: P) => RawEstimate>>;

/** Every fault on one way, against the objectives in seconds. */
export function judgedFaults<P>(
  formulas: FaultFormulas<P>,
  path: P,
  objectives: Readonly<Record<FaultClass, number | undefined>>,
): PathBudget["faults"] {
  const estimate = (fault: FaultClass) => judged(fault, formulas[fault](path), objectives[fault]);
  return {
    nodeCrash: estimate("nodeCrash"),
    nodeHang: estimate("nodeHang"),
    nodeDrain: estimate("nodeDrain"),
    zoneLoss: estimate("zoneLoss"),
    balancerLoss: estimate("balancerLoss"),
    regionLoss: estimate("regionLoss"),
  };
}

/** Requests that a fault costs at a rate (requests per second of the rule, as often as not and at worst), rounded up. */
export function expectedLost({ lostPerRate }: Pick<BoundedEstimate, "lostPerRate">, rate: number) {
  return { worst: Math.ceil(lostPerRate.worst * rate), typical: Math.ceil(lostPerRate.typical * rate) };
}
