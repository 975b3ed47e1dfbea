import type { SpecIssue } from "../settings/issue";
import { isRecord, renderPath } from "../settings/path";
import { showValue } from "../settings/redact";
import type { PortabilityTable } from "./table";

interface JudgedInput {
  /** Everything written that the platform cannot express, sorted by path. */
  readonly issues: readonly SpecIssue[];
  /** The input without it, so that nothing which follows from a refusal is said too. */
  readonly rest: unknown;
}

/** Deeper than any spec goes. */
const depthSearched = 12;

/** Refuses what is written and cannot be kept on a platform. Pure; what the table does not know is the schema's to judge. */
export function judgePortability(input: unknown, table: PortabilityTable): JudgedInput {
  const issues: SpecIssue[] = [];
  const rest = judged(input, [], table, issues);
  return { issues: issues.sort((a, b) => (a.path < b.path ? -1 : 1)), rest };
}

const left = Symbol("left out");

function judged(value: unknown, path: readonly string[], table: PortabilityTable, issues: SpecIssue[]): unknown {
  const row = path.length === 0 ? undefined : table.find(path, value);
  if (row?.verdict.kind === "refused") {
    const { why, instead } = row.verdict;
    issues.push({
      path: renderPath(path),
      problem: why,
      received: showValue(value, path),
      fix: instead,
      rule: "portable",
    });
    return left;
  }
  if (!isRecord(value) || path.length > depthSearched) return value;
  const entries = Object.keys(value).flatMap((key): [string, unknown][] => {
    const child = judged(value[key], [...path, key], table, issues);
    return child === left ? [] : [[key, child]];
  });
  return Object.fromEntries(entries);
}
