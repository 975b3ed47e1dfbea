import { isRecord } from "./path";

/** A problem as zod reports it, with what this toolkit reads of it. */
export interface RawIssue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly input: unknown;
  readonly fields: Readonly<Record<string, unknown>>;
}

function pathOf(value: unknown): readonly PropertyKey[] {
  return Array.isArray(value) ? value.filter((key) => typeof key === "string" || typeof key === "number") : [];
}

function read(issue: unknown, prefix: readonly PropertyKey[]): RawIssue | undefined {
  if (!isRecord(issue)) return undefined;
  const { code, message } = issue;
  return {
    code: typeof code === "string" ? code : "custom",
    path: [...prefix, ...pathOf(issue["path"])],
    message: typeof message === "string" ? message : "",
    input: issue["input"],
    fields: issue,
  };
}

/** How far an alternative is from what was written: another kind of value is far, an unknown option is near. */
function distance(issues: readonly RawIssue[], depth: number): number {
  let sum = 0;
  for (const issue of issues) {
    const atTop = issue.path.length === depth;
    if (issue.code === "unrecognized_keys")
      sum += Array.isArray(issue.fields["keys"]) ? 10 * issue.fields["keys"].length : 10;
    else if (issue.code === "invalid_type" && atTop) sum += 1000;
    else if ((issue.code === "invalid_value" || issue.code === "invalid_union") && atTop) sum += 900;
    else sum += 1;
  }
  return sum;
}

/**
 * What zod found, with every "none of the alternatives fits" replaced by the problems of the alternative that the user most likely meant.
 * It stays whole when no alternative is of the kind that was written.
 */
export function issuesOf(issue: unknown, prefix: readonly PropertyKey[] = []): readonly RawIssue[] {
  const raw = read(issue, prefix);
  if (raw === undefined) return [];
  const alternatives = raw.fields["errors"];
  if (raw.code !== "invalid_union" || !Array.isArray(alternatives) || alternatives.length === 0) return [raw];
  const branches = alternatives.map((branch: unknown) =>
    Array.isArray(branch) ? branch.flatMap((nested: unknown) => issuesOf(nested, raw.path)) : [],
  );
  const ranked = branches
    .map((branch) => ({ branch, far: distance(branch, raw.path.length) }))
    .sort((a, b) => a.far - b.far);
  const nearest = ranked[0];
  return nearest === undefined || nearest.far >= 900 ? [raw] : nearest.branch;
}
