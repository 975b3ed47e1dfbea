import { type Graph, ifKnown, type ResourceReader, UnknownValueError } from "../model/graph";
import { type Exemption, findExemption } from "./exemptions";
import type { Context, Finding, Level, Measure, Rule } from "./rule";
import { concealed, shownAt } from "./shown";

export type RuleVerdict = "pass" | "fail" | "unknown" | "exempt" | "not-applicable" | "error";

/** A finding with the value that was found. */
export interface ShownFinding extends Finding {
  /** Never a secret; empty where a value says nothing. */
  readonly received: string;
}

/** What one rule says about one resource. */
export interface Result {
  readonly rule: string;
  readonly level: Level;
  readonly verdict: RuleVerdict;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly findings: readonly ShownFinding[];
  /** What was computed and promised, of rules that prove. */
  readonly measures?: readonly Measure[];
  /** What is not known yet, or how the rule broke. */
  readonly note?: string;
  /** True where it hangs on what another program makes: no update of this one will make it known. Default: false. */
  readonly isOutside?: boolean;
  /** Why it is exempt. */
  readonly exemption?: Exemption;
}

export interface Evaluation {
  readonly results: readonly Result[];
  /** Enabled rules for which the stack has no resource. */
  readonly notApplicable: readonly string[];
  readonly disabled: readonly string[];
}

export interface EvaluationSettings {
  readonly levelOf: (rule: Rule) => Level;
  readonly exemptions: readonly Exemption[];
  /** Default: what production promises. */
  readonly context?: Context;
}

const strictest: Context = { promises: { class: "production", own: {} } };

/** Judges every resource of a graph by every rule that is enabled. Never throws for what a rule does. */
export function evaluate(graph: Graph, rules: readonly Rule[], settings: EvaluationSettings): Evaluation {
  const { context = strictest } = settings;
  const results: Result[] = [];
  const notApplicable: string[] = [];
  const disabled: string[] = [];
  for (const rule of rules) {
    const level = settings.levelOf(rule);
    if (level === "disabled") {
      disabled.push(rule.id);
      continue;
    }
    const judged = graph.ofType(...rule.types).map((view) => judge(rule, view, graph, { level, context }));
    const applicable = judged.filter(({ verdict }) => verdict !== "not-applicable");
    if (applicable.length === 0) notApplicable.push(rule.id);
    results.push(...applicable.map((result) => exempted(result, settings.exemptions)));
  }
  return { results, notApplicable, disabled };
}

/** What one rule says about one resource, exemptions aside. */
export function judge(
  rule: Rule,
  view: ResourceReader,
  graph: Graph,
  { level, context }: { readonly level: Level; readonly context: Context },
): Result {
  const { urn, type, name } = view.resource;
  const head = { rule: rule.id, level, urn, type, name };
  const findings: Finding[] = [];
  try {
    const applies = rule.applies?.(view, graph, context) !== false;
    if (applies) for (const finding of rule.check(view, graph, context)) findings.push(finding);
    const missing = findings.length > 0 ? undefined : rule.outside?.(view, graph, context);
    if (missing !== undefined) {
      return { ...head, verdict: "unknown", findings: [], note: `${missing} is not in this program`, isOutside: true };
    }
    if (!applies) return { ...head, verdict: "not-applicable", findings: [] };
    const measures = rule.measure?.(view, graph, context);
    const verdict = findings.length > 0 ? "fail" : "pass";
    return { ...head, verdict, findings: findings.map(shown(view)), ...(measures === undefined ? {} : { measures }) };
  } catch (error) {
    if (!(error instanceof UnknownValueError)) return { ...head, verdict: "error", findings: [], note: message(error) };
    const verdict = findings.length > 0 ? "fail" : "unknown";
    const measures = ifKnown(() => rule.measure?.(view, graph, context));
    const proven = measures === undefined ? {} : { measures };
    return { ...head, verdict, findings: findings.map(shown(view)), ...proven, note: noteOf(error, urn) };
  }
}

const shown =
  (view: ResourceReader) =>
  (finding: Finding): ShownFinding => ({
    ...finding,
    problem: concealed(view, finding.problem),
    received: shownAt(view, finding.property),
  });

const noteOf = (error: UnknownValueError, urn: string) =>
  error.urn === urn ? error.message : `${error.message} (of ${error.urn.split("::").at(-1) ?? error.urn})`;

const message = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** A result that an exemption covers says so instead. */
export function exempted(result: Result, exemptions: readonly Exemption[]): Result {
  if (result.verdict !== "fail" && result.verdict !== "unknown") return result;
  const exemption = findExemption(exemptions, result);
  return exemption ? { ...result, verdict: "exempt", exemption } : result;
}

/** Runs `look` on every entry, and says what is not known only when all have been looked at. */
export function* each<T>(entries: Iterable<T>, look: (entry: T) => Iterable<Finding>): Generator<Finding> {
  let missing: UnknownValueError | undefined;
  for (const entry of entries) {
    try {
      yield* look(entry);
    } catch (error) {
      if (!(error instanceof UnknownValueError)) throw error;
      missing ??= error;
    }
  }
  if (missing) throw missing;
}

/** Whether one entry holds, whatever is not known of the others; says what is not known only when none does. */
export function someKnown<T>(entries: Iterable<T>, holds: (entry: T) => boolean): boolean {
  let missing: UnknownValueError | undefined;
  for (const entry of entries) {
    try {
      if (holds(entry)) return true;
    } catch (error) {
      if (!(error instanceof UnknownValueError)) throw error;
      missing ??= error;
    }
  }
  if (missing) throw missing;
  return false;
}

/** What must not be passed over: a mandatory rule that fails, breaks, or cannot say. */
export function isBlocking({ level, verdict }: Pick<Result, "level" | "verdict">): boolean {
  return verdict === "error" || (level === "mandatory" && (verdict === "fail" || verdict === "unknown"));
}
