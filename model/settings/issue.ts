import type { Basis } from "../limits";

/** One thing that is wrong (or, as a warning, odd) in what the user wrote. */
export interface SpecIssue {
  /** Where: `loadBalancer.listeners.https.port`; empty for the whole. */
  readonly path: string;
  /** What is wrong, in lower case and without a full stop. */
  readonly problem: string;
  /** The value as shown to the user: shortened, and never a secret. */
  readonly received: string;
  /** What would be accepted: `5 to 300 seconds`. */
  readonly allowed?: string;
  /** The likely fix: `write 30`. */
  readonly fix?: string;
  /** Name of the cross-field rule that found it; absent for a wrong shape. */
  readonly rule?: string;
  /** Where the refusal comes from, for what a rule found. */
  readonly basis?: Basis;
}

interface AdviceParts {
  readonly allowed?: string | undefined;
  readonly fix?: string | undefined;
  readonly rule?: string | undefined;
  readonly basis?: Basis | undefined;
}

/** Who an issue is about: `{ type: "TargetGroup", name: "blue" }`. */
export interface Subject {
  readonly type: string;
  readonly name: string;
}

/** More lines than fit a reader's screen; the rest is counted. */
const linesShown = 60;

/** `vip:TargetGroup "blue": healthCheck.timeout: <problem>, got <value>; <allowed or fix>`. */
export function renderIssue(subject: Subject, issue: SpecIssue): string {
  const head = `vip:${subject.type} "${subject.name}"`;
  const place = issue.path === "" ? head : `${head}: ${issue.path}`;
  return `${place}: ${issue.problem}, got ${issue.received}${adviceOf(issue)}`;
}

/** `; <allowed>; <fix>`, as far as there are any, and what a user overrides where AWS has moved. */
export const adviceOf = (parts: AdviceParts): string =>
  [parts.allowed, parts.fix, origin(parts)]
    .flatMap((text) => (text === undefined || text === "" ? [] : [`; ${text}`]))
    .join("");

/** A message that names a limit has its key already. */
function origin({ rule, basis, allowed }: AdviceParts): string | undefined {
  if (basis?.kind !== "vendor" || allowed?.includes("(limit ") === true) return undefined;
  return `(limit rule.${rule}, read ${basis.date})`;
}

function renderAll(subject: Subject, issues: readonly SpecIssue[]): string {
  const lines = issues.slice(0, linesShown).map((issue) => renderIssue(subject, issue));
  const rest = issues.length - lines.length;
  return [...lines, ...(rest > 0 ? [`vip:${subject.type} "${subject.name}": and ${rest} more problems`] : [])].join(
    "\n",
  );
}

/** Everything that is wrong with one input, sorted by path. The message is for the user as it is: one line per issue. */
export class SpecError extends Error {
  constructor(
    readonly subject: Subject,
    readonly issues: readonly SpecIssue[],
  ) {
    super(renderAll(subject, issues));
    this.name = "SpecError";
  }
}
