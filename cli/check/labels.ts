import { isBlocking } from "../../policies/evaluate";
import type { LocatedResult, StackReport } from "../../policies/report";
import type { RuleMetadata } from "../../policies/rule";

export function levelWord(result: LocatedResult): "error" | "warning" | "note" {
  if (isBlocking(result)) return "error";
  return result.verdict === "fail" ? "warning" : "note";
}

export const rulesById = (rules: readonly RuleMetadata[]): ReadonlyMap<string, RuleMetadata> =>
  new Map(rules.map((rule) => [rule.id, rule]));

/** Everything that a reader must look at: what failed, is not known, or broke. */
export const open = ({ results }: Pick<StackReport, "results">) =>
  results.filter(({ verdict }) => verdict === "fail" || verdict === "unknown" || verdict === "error");

/** What would fail without a stated reason. */
export const explained = ({ results }: Pick<StackReport, "results">) =>
  results.filter(({ verdict, note }) => verdict === "exempt" || (verdict === "pass" && note !== undefined));

export const exempt = ({ results }: Pick<StackReport, "results">) =>
  results.filter(({ verdict }) => verdict === "exempt");
