import type { Graph, ResourceReader } from "../../../model/graph";
import { disruptionBudgetsOf, workloadsCounted } from "./references";
import { countOf, spreadOverHosts } from "./scaling";

/** Pods that one disruption budget lets go at once. Source: Kubernetes, PodDisruptionBudgetSpec: percentages are rounded up. */
function allowedBy(budget: ResourceReader, pods: number, graph: Graph): number {
  // Of several workloads together it may spend all on this one.
  if (workloadsCounted(budget, graph).length > 1) return pods;
  const [least, most] = [budget.text("spec.minAvailable"), budget.text("spec.maxUnavailable")];
  if (most !== undefined) return countOf(most, pods, "up");
  return least === undefined ? pods : Math.max(0, pods - countOf(least, pods, "up"));
}

/**
 * Pods of a count that the drain of one machine takes before their successors are ready: all that may be on it, as far as disruption budgets let
 * them go. Throws UnknownValueError.
 */
export function takenInDrain(workload: ResourceReader, pods: number, graph: Graph): number {
  const onOne = spreadOverHosts(workload) === "none" ? pods : Math.min(1, pods);
  return Math.min(onOne, ...disruptionBudgetsOf(workload, graph).map((budget) => allowedBy(budget, pods, graph)));
}
