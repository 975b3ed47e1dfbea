import { backupGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const backupPlanHasSelection: Rule = {
  id: "backup-plan-has-selection",
  title: "Backup plans have a selection",
  why: "A plan without one runs on its schedule and backs up nothing.",
  remediation: "Add an aws.backup.Selection with the plan's id.",
  url: backupGuide("assigning-resources"),
  severity: "high",
  controls: {},
  types: [types.backupPlan],
  scope: "stack",
  *check(plan, graph) {
    if (graph.dependents(plan, types.backupSelection, "planId").length === 0) {
      yield { property: "", problem: "no selection of the program belongs to it" };
    }
  },
};
