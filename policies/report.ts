import { type Evaluation, isBlocking, type Result, type RuleVerdict } from "./evaluate";
import { type EnvironmentClass, type RuleMetadata, type Severity, severities } from "./rule";

/** Where a resource comes from in the user's files. */
export interface Location {
  /** Relative to the project's folder. */
  readonly file: string;
  readonly line: number;
}

export interface LocatedResult extends Result {
  readonly location?: Location;
}

/** What a rule that is off for an environment would find there. */
export interface OffRule {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  /** Names of the resources that it would find. */
  readonly failing: readonly string[];
  /** Names of those that it could not judge. */
  readonly unknown: readonly string[];
}

/** A resource that the vendor would not make, by the twin's tables. */
export interface Refused {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly reason: string;
  /** True for a mistake of the program's own. Default: false, and it is the vendor who refuses. */
  readonly isFault?: boolean;
  readonly location?: Location;
}

/** Resources of one type that nothing was said about. */
export interface NotJudged {
  /** `remote-component`: a plugin makes it elsewhere, whatever is in it; `other-provider`: neither AWS's nor a Kubernetes cluster's; `no-rule`: no rule reads the type. */
  readonly why: "remote-component" | "other-provider" | "no-rule";
  /** `awsx:lb:ApplicationLoadBalancer`. */
  readonly type: string;
  readonly names: readonly string[];
}

/** What the pack says about one stack. */
export interface StackReport extends Omit<Evaluation, "results"> {
  readonly stack: string;
  readonly environment: EnvironmentClass;
  readonly resources: number;
  readonly results: readonly LocatedResult[];
  /** What the rules that are `disabled` would find. */
  readonly off?: readonly OffRule[];
  /** What the vendor refuses: any of it fails the check. */
  readonly refused?: readonly Refused[];
  /** What exit code 0 does not speak of. */
  readonly notJudged?: readonly NotJudged[];
  /** Why the stack could not be judged at all. */
  readonly failure?: string;
}

export interface Report {
  readonly stacks: readonly StackReport[];
  /** What is wrong with the project's policy settings: any of it fails the check. */
  readonly problems: readonly string[];
  /** Why nothing could be judged: there are no stacks in the report then. */
  readonly error?: string;
  /** Whether components that could not be looked into, and verdicts that hang on another program, are accepted. Default: false, and they fail the check. */
  readonly acceptsUnjudged?: boolean;
}

/** Components that could not be looked into, and that are not accepted. */
export function unseenOf({ stacks, acceptsUnjudged = false }: Report): readonly NotJudged[] {
  if (acceptsUnjudged) return [];
  return stacks.flatMap(({ notJudged = [] }) => notJudged.filter(({ why }) => why === "remote-component"));
}

type Counts = Readonly<Record<RuleVerdict, number>>;

export function countVerdicts(results: readonly Pick<Result, "verdict">[]): Counts {
  const counts = { pass: 0, fail: 0, unknown: 0, exempt: 0, "not-applicable": 0, error: 0 };
  for (const { verdict } of results) counts[verdict] += 1;
  return counts;
}

/** Whether a check with this report fails. `failOn` makes advisory failures of this severity and above count too. */
export function isFailing(
  report: Report,
  rules: readonly Pick<RuleMetadata, "id" | "severity">[],
  failOn?: Severity,
): boolean {
  if (
    report.error !== undefined ||
    report.problems.length > 0 ||
    unseenOf(report).length > 0 ||
    report.stacks.some(({ refused = [] }) => refused.length > 0) ||
    report.stacks.some(({ failure }) => failure !== undefined)
  )
    return true;
  const severityOf = new Map(rules.map(({ id, severity }) => [id, severity]));
  const isSevere = ({ rule, verdict }: Result) => {
    const severity = severityOf.get(rule);
    if (failOn === undefined || severity === undefined || verdict !== "fail") return false;
    return severities.indexOf(severity) >= severities.indexOf(failOn);
  };
  const isAccepted = ({ isOutside = false }: Result) => isOutside && report.acceptsUnjudged === true;
  return report.stacks.some(({ results }) =>
    results.some((result) => (isBlocking(result) && !isAccepted(result)) || isSevere(result)),
  );
}
