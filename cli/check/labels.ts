import { isBlocking } from "../../policies/evaluate";
import type { LocatedResult, StackReport } from "../../policies/report";
import type { Rule } from "../../policies/rule";

/** What a result says, a line each: value, what is wrong, what to write. */
export function saidOf({ verdict, findings, note, exemption }: LocatedResult): string[] {
  const found = findings.map(({ property, problem, received, fix }) =>
    [
      property === "" ? "" : `${property}: `,
      problem,
      received === "" ? "" : `, got ${received}`,
      fix === undefined ? "" : `; ${fix}`,
    ].join(""),
  );
  const unsure = verdict === "unknown" ? [`${note ?? "not known yet"}: judged again once it is`] : [];
  const broken = verdict === "error" ? [`the rule itself failed: ${note ?? "no reason given"}`] : [];
  const excused = exemption ? [`exempt until ${exemption.expires}: ${exemption.reason} (${exemption.owner})`] : [];
  return [...found, ...unsure, ...broken, ...excused];
}

export function levelWord(result: LocatedResult): "error" | "warning" | "note" {
  if (isBlocking(result)) return "error";
  return result.verdict === "fail" ? "warning" : "note";
}

export const rulesById = (rules: readonly Rule[]): ReadonlyMap<string, Rule> =>
  new Map(rules.map((rule) => [rule.id, rule]));

/** Everything that a reader must look at: what failed, is not known, or broke. */
export const open = ({ results }: Pick<StackReport, "results">) =>
  results.filter(({ verdict }) => verdict === "fail" || verdict === "unknown" || verdict === "error");

export const exempt = ({ results }: Pick<StackReport, "results">) =>
  results.filter(({ verdict }) => verdict === "exempt");
