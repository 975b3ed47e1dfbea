import { type Graph, type ResourceReader, UnknownValueError } from "../../../../model/graph";
import { types } from "../../../../platforms/kubernetes/catalog/types";
import { workloadsCounted } from "../../../../platforms/kubernetes/objects/references";
import { countOf, fewestPods } from "../../../../platforms/kubernetes/objects/scaling";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** The fewest pods that it counts; undefined where that is not told. */
function podsCounted(budget: ResourceReader, graph: Graph): number | undefined {
  const counts = workloadsCounted(budget, graph).map((workload) => fewestPods(workload, graph));
  const known = counts.filter((count) => count !== undefined);
  return known.length === 0 || known.length < counts.length ? undefined : known.reduce((sum, count) => sum + count, 0);
}

/** A budget that forbids all, whatever it counts. */
const isAbsolute = (budget: ResourceReader): boolean =>
  /^0+%?$/.test(budget.text("spec.maxUnavailable") ?? "") || /^100%$/.test(budget.text("spec.minAvailable") ?? "");

export const disruptionBudgetAllowsOne: Rule = {
  id: "disruption-budget-allows-one",
  title: "Disruption budgets let one pod go at a time",
  why: "A budget that never allows an eviction blocks every drain for ever: no patch, no upgrade of a machine, no scale-in.",
  remediation: "Set spec.maxUnavailable: 1, or ask for fewer than the fewest pods in minAvailable.",
  url: kubernetesDocs("tasks/run-application/configure-pdb"),
  severity: "high",
  types: [types.podDisruptionBudget],
  scope: "stack",
  outside: (budget, graph) =>
    !isAbsolute(budget) && budget.has("spec.minAvailable") && workloadsCounted(budget, graph).length === 0
      ? "a workload with the labels of its selector"
      : undefined,
  *check(budget, graph) {
    const [least, most] = [budget.text("spec.minAvailable"), budget.text("spec.maxUnavailable")];
    if (most !== undefined && isAbsolute(budget)) yield fact("spec.maxUnavailable", `is ${most}; expected 1 or more`);
    else if (least !== undefined && isAbsolute(budget)) yield fact("spec.minAvailable", `is ${least}; expected less`);
    else if (least !== undefined) {
      const pods = podsCounted(budget, graph);
      if (pods === undefined && workloadsCounted(budget, graph).length > 0)
        throw new UnknownValueError(
          budget.resource.urn,
          "how many pods it counts: one is on each machine, and how many machines there are is not told",
          "open",
        );
      if (pods !== undefined && pods > 0 && countOf(least, pods, "up") >= pods)
        yield fact("spec.minAvailable", `is ${least} of as few as ${pods} pods; expected ${pods - 1} or fewer`);
    }
  },
};
