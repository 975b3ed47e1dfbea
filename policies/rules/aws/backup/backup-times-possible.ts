import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { unexpected } from "../../../property-rule";
import { fact, type Rule } from "../../../rule";

/** Minutes, and days. Source: API model of AWS Backup (StartWindowMinutes, Lifecycle), read 2026-11-23. */
const shortestWindow = 60;
/** The provider's own, in minutes. */
const usualStart = 60;
const shortestCold = 90;

function* checkLifecycle(part: ResourceReader) {
  const [cold, gone] = [part.number("lifecycle.coldStorageAfter"), part.number("lifecycle.deleteAfter")];
  // A negative number means never.
  if (cold === undefined || gone === undefined || cold < 0 || gone < 0 || gone >= cold + shortestCold) return;
  const property = part.at("lifecycle.deleteAfter").path;
  yield fact(property, `is ${gone}; expected ${shortestCold} after coldStorageAfter, ${cold + shortestCold}`);
}

export const backupTimesPossible: Rule = {
  id: "backup-times-possible",
  title: "Backup plans keep to what AWS Backup can do",
  why: "AWS refuses the plan, and the update stops half-way.",
  remediation: `Set startWindow to ${shortestWindow} minutes or more, and deleteAfter to ${shortestCold} days after coldStorageAfter or later.`,
  url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html",
  severity: "high",
  types: [types.backupPlan],
  scope: "resource",
  *check(plan) {
    yield* each(plan.items("rules"), function* (rule) {
      yield* unexpected(rule, "startWindow", { atLeast: shortestWindow, default: usualStart });
      const least = (rule.number("startWindow") ?? usualStart) + shortestWindow;
      yield* unexpected(rule, "completionWindow", { atLeast: least, default: least });
      yield* checkLifecycle(rule);
      yield* each(rule.items("copyActions"), checkLifecycle);
    });
  },
};
