import { cloudCronProblem } from "../../../model/settings/cloud-cron";
import {
  type Constraint,
  checks,
  each,
  entries,
  exactlyOne,
  length,
  limit,
  oneOf,
  pattern,
  refused,
} from "./constraint";
import { count, isSet, record, records } from "./read";

/** Minutes that a backup should have left when it begins at the end of its start window. This toolkit's choice: AWS refuses no less. */
export const leastBackupMinutes = 60;

/** Source: AWS service model backup, BackupVaultName, BackupRuleName, BackupSelectionName, botocore 1.44.8. */
const vaultName = /^[a-zA-Z0-9_-]{2,50}$/;
const name = /^[a-zA-Z0-9_.-]{1,50}$/;
const nameText = "1 to 50 letters, digits and - _ .";
const testName = /^[a-zA-Z0-9_]{1,50}$/;
const testNameText = "1 to 50 letters, digits and underscores";

const isSchedule = (value: unknown) => typeof value === "string" && cloudCronProblem(value) === undefined;
const scheduleText = "a schedule such as cron(0 5 ? * * *)";

export const backupVaultConstraint = pattern("name", vaultName, "2 to 50 letters, digits and - _");

export const vaultLockRefusals: Constraint = (inputs) => {
  const [min, max] = [count(inputs, "minRetentionDays"), count(inputs, "maxRetentionDays")];
  if (min === undefined || max === undefined || min <= max) return [];
  return refused("InvalidParameterValueException", "minRetentionDays", `must not be above maxRetentionDays ${max}`);
};

export const vaultLockConstraint = checks(
  limit("changeableForDays", "backup.lock.changeableFor"),
  limit("minRetentionDays", "backup.retention"),
  limit("maxRetentionDays", "backup.retention"),
);

/** Days that a backup stays in cold storage at least. Source: AWS service model backup, Lifecycle.DeleteAfterDays. */
const shortestCold = 90;

export const backupPlanRefusals: Constraint = (inputs) =>
  records(inputs, "rules").flatMap((rule, index) =>
    [rule, ...records(rule, "copyActions")].flatMap((part) => {
      const [cold, gone] = ["coldStorageAfter", "deleteAfter"].map((key) =>
        count(record(part, "lifecycle") ?? {}, key),
      );
      if (cold === undefined || gone === undefined || cold < 0 || gone < 0 || gone >= cold + shortestCold) return [];
      const reason = `DeleteAfterDays cannot be less than ${shortestCold} days apart from MoveToColdStorageAfterDays`;
      return refused("InvalidParameterValueException", `rules[${index}].lifecycle.deleteAfter`, reason);
    }),
  );

export const backupPlanConstraint = checks(
  pattern("name", name, nameText),
  entries("rules", 1, Number.MAX_SAFE_INTEGER, "rules"),
  pattern("rules[].ruleName", name, nameText),
  each("rules[].schedule", isSchedule, scheduleText),
  limit("rules[].startWindow", "backup.window"),
  limit("rules[].completionWindow", "backup.window"),
);

export const backupSelectionConstraint = checks(
  pattern("name", name, nameText),
  oneOf("selectionTags[].type", ["STRINGEQUALS"]),
);

export const backupSelectionRefusals: Constraint = (inputs) => {
  if (["resources", "selectionTags", "conditions"].some((key) => isSet(inputs, key))) return [];
  return refused("InvalidParameterValueException", "resources", "Selection must name resources, tags or conditions");
};

export const restoreTestingPlanConstraint = checks(
  pattern("name", testName, testNameText),
  each("scheduleExpression", isSchedule, scheduleText),
  limit("startWindowHours", "backup.restoreTest.startWindow"),
  oneOf("recoveryPointSelection.algorithm", ["LATEST_WITHIN_WINDOW", "RANDOM_WITHIN_WINDOW"]),
  oneOf("recoveryPointSelection.recoveryPointTypes[]", ["CONTINUOUS", "SNAPSHOT"]),
  limit("recoveryPointSelection.selectionWindowDays", "backup.restoreTest.selectionWindow"),
);

export const restoreTestingSelectionConstraint = checks(
  pattern("name", testName, testNameText),
  exactlyOne("protectedResourceArns", "protectedResourceConditions"),
  limit("validationWindowHours", "backup.restoreTest.validationWindow"),
  length("protectedResourceType", 1, 100),
);
