import { types } from "../../../../platforms/kubernetes/catalog/types";
import { propertyRule } from "../../../property-rule";
import { kubernetesDocs } from "../../../queries/links";
import type { Rule } from "../../../rule";

export const disruptionBudgetFreesUnhealthy: Rule = propertyRule({
  id: "disruption-budget-frees-unhealthy",
  title: "Disruption budgets do not hold pods that are broken anyway",
  why: "With the default a pod that never becomes ready cannot be evicted while others are missing: its machine cannot be drained.",
  remediation: "Set spec.unhealthyPodEvictionPolicy: AlwaysAllow.",
  url: kubernetesDocs("tasks/run-application/configure-pdb"),
  severity: "low",
  types: [types.podDisruptionBudget],
  properties: { "spec.unhealthyPodEvictionPolicy": { oneOf: ["AlwaysAllow"], default: "IfHealthyBudget" } },
});
