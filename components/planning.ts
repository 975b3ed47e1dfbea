import { SpecError, type SpecIssue } from "../model/settings/issue";
import { type LimitOverrides, limitsWith } from "../platforms/aws/limits";
import { checkSettings, parseSettings } from "../platforms/aws/parse";
import type { ClusterSpecInput } from "./vip-cluster/inputs";
import type { ClusterSpec } from "./vip-cluster/resolved";
import { clusterSpec } from "./vip-cluster/settings";

export { type BudgetRow, type BudgetSummary, budgetRows, summarizeBudget } from "../model/analysis/budget/summary";
export type * from "../model/analysis/budget/types";
export type * from "../model/analysis/capacity/types";
export {
  type Assertion,
  type Flow,
  type Intent,
  judgeReachability,
  mustBeClosed,
  mustBeOpen,
  planReachability,
  type Reachability,
  type Wanted,
} from "../platforms/aws/reachability";
export { planBudget } from "./vip-cluster/budget";
export { type CapacitySummary, planClusterCapacity, summarizeCapacity } from "./vip-cluster/capacity";
export { intentOf } from "./vip-cluster/reach-intent";
export type { ClusterSpec, ClusterSpecInput };
export { type LimitOverrides, SpecError, type SpecIssue };

/**
 * The spec with every default resolved. Throws one `SpecError` that lists everything wrong with it.
 * @param limits vendor limits that have moved
 */
export const resolveCluster = (spec: ClusterSpecInput, limits: LimitOverrides = {}): ClusterSpec =>
  parseSettings(clusterSpec(limitsWith(limits)), spec, { type: "VipCluster", name: spec.name });

/** Everything wrong with a spec, sorted by path; nothing for one that can be planned. Takes whatever a file holds. */
export function clusterIssues(spec: unknown, limits: LimitOverrides = {}): readonly SpecIssue[] {
  const checked = checkSettings(clusterSpec(limitsWith(limits)), spec);
  return checked.ok ? [] : checked.issues;
}
