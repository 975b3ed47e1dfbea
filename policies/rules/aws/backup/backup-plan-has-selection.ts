import { types } from "../../../../platforms/aws/catalog/types";
import { companionRule } from "../../../companion-rule";
import { backupGuide } from "../../../queries/links";

export const backupPlanHasSelection = companionRule({
  id: "backup-plan-has-selection",
  title: "Backup plans have a selection",
  why: "A plan without one runs on its schedule and backs up nothing.",
  remediation: "Add an aws.backup.Selection with the plan's id.",
  url: backupGuide("assigning-resources"),
  severity: "high",
  types: [types.backupPlan],
  companions: { [types.backupSelection]: ["planId"] },
});
