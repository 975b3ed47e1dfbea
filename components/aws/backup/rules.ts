import { longestPause } from "../../../model/settings/cloud-cron";
import { entriesOf } from "../../../model/settings/entries";
import { entryRepeats } from "../../../model/settings/repeats";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import { leastBackupMinutes } from "../../../platforms/aws/constraints/backup";
import { testedTypeOf } from "./plan";
import type { BackupShape } from "./schema";

type Backup = ValidPart<BackupShape>;

function someRule({ rules }: Backup, say: Report): void {
  if (rules === undefined || Object.keys(rules).length > 0) return;
  const fix = 'add one such as daily: { schedule: "cron(0 3 ? * * *)" }, or take backup out';
  say(["rules"], { problem: "empty: nothing would ever be backed up", fix });
}

/** AWS fails every job outside of its vault's lock: nothing would be kept at all. */
function withinLock({ rules, lock }: Backup, say: Report): void {
  if (lock === undefined) return;
  const { minRetention: least, maxRetention: most } = lock;
  if (least !== undefined && most !== undefined && least > most) {
    say(["lock", "minRetention"], { problem: `above maxRetention ${most}`, fix: "swap them" });
    return;
  }
  for (const [name, { deleteAfter }] of entriesOf(rules)) {
    if (deleteAfter === undefined) continue;
    const path = ["rules", name, "deleteAfter"];
    if (least !== undefined && deleteAfter < least) {
      const problem = `shorter than the vault's lock of ${least} days: every backup would fail`;
      say(path, { problem, fix: `write ${least} or more, or lower lock.minRetention` });
    }
    if (most !== undefined && deleteAfter > most) {
      const problem = `longer than the vault's lock of ${most} days: every backup would fail`;
      say(path, { problem, fix: `write ${most} or less, or raise lock.maxRetention` });
    }
  }
}

/** A test looks back so far only, and finds nothing in a pause that is longer. */
function testFinds({ rules, restoreTest }: Backup, say: Report): void {
  const window = restoreTest?.selectionWindow;
  if (window === undefined) return;
  const pauses = entriesOf(rules).flatMap(([, { schedule, timeZone }]) =>
    schedule === undefined || timeZone === undefined ? [] : longestPause(schedule, timeZone),
  );
  const shortest = Math.min(...pauses);
  if (pauses.length === 0 || shortest <= window) return;
  const pause = Number.isFinite(shortest) ? `up to ${Math.ceil(shortest)} days apart` : "made once";
  const problem = `backups are ${pause}: a test would find none`;
  say(["restoreTest", "selectionWindow"], { problem, fix: "raise it, or back up more often" });
}

function distinct({ resources, nodeGroups }: Backup, say: Report): void {
  entryRepeats(resources ?? [], ["resources"], say);
  entryRepeats(nodeGroups ?? [], ["nodeGroups"], say);
}

export const backupRules: SettingsRules<BackupShape> = {
  "some-backup-rule": someRule,
  "backup-within-lock": withinLock,
  "restore-test-finds-backup": testFinds,
  "entries-distinct": distinct,
};

/** What is kept for less time than passes until the next one leaves days without any backup. */
function alwaysOne({ rules }: Backup, say: Report): void {
  for (const [name, { schedule, timeZone, deleteAfter }] of entriesOf(rules)) {
    if (schedule === undefined || timeZone === undefined || deleteAfter === undefined) continue;
    const pause = longestPause(schedule, timeZone);
    if (!Number.isFinite(pause) || pause <= deleteAfter) continue;
    const problem = `the next backup comes after up to ${Math.ceil(pause)} days: for a while there is none`;
    say(["rules", name, "deleteAfter"], { problem, fix: `write ${Math.ceil(pause)} or more` });
  }
}

/**
 * AWS takes such a rule. Of the completion window it says both that it begins with the schedule (StartBackupJob) and with the job (BackupRule),
 * botocore 1.44.8: by the first reading the job may have no time.
 */
function windows({ rules }: Backup, say: Report): void {
  for (const [name, { startWindow, completionWindow }] of entriesOf(rules)) {
    if (startWindow === undefined || completionWindow === undefined) continue;
    if (completionWindow >= startWindow + leastBackupMinutes) continue;
    const problem = `less than ${leastBackupMinutes} minutes after a start at the end of startWindow ${startWindow}`;
    say(["rules", name, "completionWindow"], { problem, fix: `write ${startWindow + leastBackupMinutes} or more` });
  }
}

function untested({ resources, restoreTest }: Backup, say: Report): void {
  if (restoreTest === undefined) return;
  for (const [index, arn] of (resources ?? []).entries()) {
    if (arn === undefined || testedTypeOf(arn) !== undefined) continue;
    const problem = "AWS Backup has no restore test for this type: it is backed up and never tried";
    say(["resources", index], { problem, fix: "try a restore by hand now and then" });
  }
}

export const backupCautions: SettingsRules<BackupShape> = {
  "always-one-backup": alwaysOne,
  "backup-windows-fit": windows,
  "restore-untested": untested,
};
