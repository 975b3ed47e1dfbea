import type { Limit } from "../../../model/limits";

const backup = {
  source: "AWS service model backup, botocore 1.44.8",
  date: "2026-11-30",
  severity: "error",
} as const;
const ssm = { ...backup, source: "AWS service model ssm, botocore 1.44.8" } as const;
const iam = { ...backup, source: "AWS service model iam, botocore 1.44.8" } as const;
const guide = { ...backup, source: "Systems Manager user guide, session preferences" } as const;
const rates = { ...backup, source: "Systems Manager user guide, cron and rate expressions: associations" } as const;
const provider = { ...backup, source: "terraform-provider-aws, backup_restore_testing_selection" } as const;

/** Backups, patching and what is done by the clock. */
export const operationsLimits = {
  // The model names both ends in its text only.
  "backup.window": { min: 60, max: 52560000, unit: "minutes", ...backup },
  "backup.retention": { min: 1, max: 36500, unit: "days", ...backup },
  "backup.lock.changeableFor": { min: 3, max: 36500, unit: "days", ...backup },
  "backup.restoreTest.selectionWindow": { min: 1, max: 365, unit: "days", ...backup },
  "backup.restoreTest.startWindow": { min: 1, max: 168, unit: "hours", ...backup },
  "backup.restoreTest.validationWindow": { min: 1, max: 168, unit: "hours", ...provider },
  "iam.session": { min: 3600, max: 43200, unit: "seconds", ...iam },
  "ssm.window.durationHours": { min: 1, max: 24, unit: "hours", ...ssm },
  "ssm.window.cutoffHours": { min: 0, max: 23, unit: "hours", ...ssm },
  "ssm.session.idle": { min: 60, max: 3600, unit: "seconds", ...guide },
  "ssm.session.duration": { min: 60, max: 86400, unit: "seconds", ...guide },
  // Half an hour or more, and less than 31 days; the settings count whole hours.
  "ssm.association.hours": { min: 1, max: 743, unit: "hours", ...rates },
  "ssm.patch.approveAfter": { min: 0, max: 360, unit: "days", ...ssm },
} as const satisfies Record<string, Limit>;
