import { types } from "../../../../platforms/aws/catalog/types";
import { leastBackupMinutes } from "../../../../platforms/aws/constraints/backup";
import { each } from "../../../evaluate";
import { unexpected } from "../../../property-rule";
import type { Rule } from "../../../rule";

/** The provider's own, in minutes. */
const usualStart = 60;

export const backupTimesPossible: Rule = {
  id: "backup-times-possible",
  title: "Backups have time to be done once they have begun",
  why: "Where both windows count from the schedule, a backup that begins at the end of its start window is given up before it is done.",
  remediation: `Set completionWindow to startWindow and ${leastBackupMinutes} minutes, or more.`,
  url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html",
  severity: "low",
  decision:
    "AWS says of completionWindow both that it begins with the schedule (StartBackupJob) and that it begins with the job (BackupRule), and refuses neither: advisory, by the shorter reading.",
  types: [types.backupPlan],
  scope: "resource",
  *check(plan) {
    yield* each(plan.items("rules"), function* (rule) {
      const least = (rule.number("startWindow") ?? usualStart) + leastBackupMinutes;
      yield* unexpected(rule, "completionWindow", { atLeast: least, default: least });
    });
  },
};
