import { type Evaluation, isBlocking, type Result, type Verdict } from "./evaluate";
import { type EnvironmentClass, type RuleHead, type Severity, severities } from "./rule";

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

/** What the pack says about one stack. */
export interface StackReport extends Omit<Evaluation, "results"> {
  readonly stack: string;
  readonly environment: EnvironmentClass;
  readonly resources: number;
  readonly results: readonly LocatedResult[];
  /** What the rules that are `disabled` would find. */
  readonly off?: readonly OffRule[];
  /** Why the stack could not be judged at all. */
  readonly failure?: string;
}

export interface Report {
  readonly stacks: readonly StackReport[];
  /** What is wrong with the project's policy settings: any of it fails the check. */
  readonly problems: readonly string[];
  /** Why nothing could be judged: there are no stacks in the report then. */
  readonly error?: string;
}

export type Counts = Readonly<Record<Verdict, number>>;

export function countVerdicts(results: readonly Pick<Result, "verdict">[]): Counts {
  const counts = { pass: 0, fail: 0, unknown: 0, exempt: 0, "not-applicable": 0, error: 0 };
  for (const { verdict } of results) counts[verdict] += 1;
  return counts;
}

/** Whether a check with this report fails. `failOn` makes advisory failures of this severity and above count too. */
export function isFailing(
  report: Report,
  rules: readonly Pick<RuleHead, "id" | "severity">[],
  failOn?: Severity,
): boolean {
  if (
    report.error !== undefined ||
    report.problems.length > 0 ||
    report.stacks.some(({ failure }) => failure !== undefined)
  )
    return true;
  const severityOf = new Map(rules.map(({ id, severity }) => [id, severity]));
  const isSevere = ({ rule, verdict }: Result) => {
    const severity = severityOf.get(rule);
    if (failOn === undefined || severity === undefined || verdict !== "fail") return false;
    return severities.indexOf(severity) >= severities.indexOf(failOn);
  };
  return report.stacks.some(({ results }) => results.some((result) => isBlocking(result) || isSevere(result)));
}
