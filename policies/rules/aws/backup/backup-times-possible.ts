import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { unexpected } from "../../../property-rule";
import type { Rule } from "../../../rule";

/** Minutes. Source: API model of AWS Backup (StartWindowMinutes), read 2026-11-23. */
const shortestWindow = 60;
/** The provider's own, in minutes. */
const usualStart = 60;

export const backupTimesPossible: Rule = {
  id: "backup-times-possible",
  title: "Backups have time to be done once they have begun",
  why: "AWS refuses the plan, and the update stops half-way: the completion window begins with the start window.",
  remediation: `Set completionWindow to startWindow and ${shortestWindow} minutes, or more.`,
  url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html",
  severity: "high",
  types: [types.backupPlan],
  scope: "resource",
  *check(plan) {
    yield* each(plan.items("rules"), function* (rule) {
      const least = (rule.number("startWindow") ?? usualStart) + shortestWindow;
      yield* unexpected(rule, "completionWindow", { atLeast: least, default: least });
    });
  },
};
