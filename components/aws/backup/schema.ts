import { z } from "zod";
import { cloudCronProblem } from "../../../model/settings/cloud-cron";
import { isTimeZone } from "../../../model/settings/cron";
import { formed, key, mapOf, within } from "../../../model/settings/primitives";
import { checked } from "../../../model/settings/rule";
import type { Limits } from "../../../platforms/aws/limits";
import { arnOf } from "../../../platforms/aws/primitives";

const scheduleText = "a schedule such as cron(0 3 ? * * *): minute, hour, day of month, month, weekday, year";

/** A time by AWS's own cron. */
export const schedule = checked(z.string(scheduleText), (text) => {
  const problem = cloudCronProblem(text);
  return problem === undefined ? undefined : { problem, allowed: scheduleText };
});

export const timeZone = checked(z.string("a time zone such as Europe/Berlin"), (name) =>
  isTimeZone(name) ? undefined : { problem: "not a time zone", allowed: "an IANA name such as Europe/Berlin" },
)
  .default("UTC")
  .describe("IANA time zone that the schedule is in.");

const vaultArn = formed(
  /^arn:aws[a-z-]*:backup:[a-z0-9-]+:\d{12}:backup-vault:[a-zA-Z0-9_-]{2,50}$/,
  "the ARN of a vault such as arn:aws:backup:eu-central-1:123456789012:backup-vault:shop",
);

const deleteAfter = (limits: Limits) => within(limits, "backup.retention");

const rule = (limits: Limits) =>
  z.strictObject({
    schedule: schedule.describe("When a backup begins, by AWS's cron; one of day-of-month and day-of-week is `?`."),
    timeZone,
    startWindow: within(limits, "backup.window")
      .default(60)
      .describe("Minutes in which a backup must have begun, or it is given up."),
    completionWindow: within(limits, "backup.window")
      .default(360)
      .describe(
        "Minutes from its schedule in which it must be done, or it is given up; 60 more than startWindow, or above, leaves time for it.",
      ),
    deleteAfter: deleteAfter(limits).default(35).describe("Days that a backup is kept."),
    copies: mapOf(
      z.strictObject({
        vaultArn: vaultArn.describe(
          "The vault of another region or account, or both; its policy must admit this account.",
        ),
        deleteAfter: deleteAfter(limits).default(35).describe("Days that the copy is kept."),
      }),
    )
      .default({})
      .describe("Where each backup is copied to, by name."),
  });

const lock = (limits: Limits) =>
  z
    .strictObject({
      minRetention: deleteAfter(limits).describe("Days that every backup in the vault is kept at least."),
      maxRetention: deleteAfter(limits).describe("Days that it is kept at most. Absent: no end.").optional(),
      changeableFor: within(limits, "backup.lock.changeableFor")
        .describe(
          "Days after which the lock cannot be lifted by any account, the root user's included (compliance mode). Absent: users with the right to may lift it (governance mode).",
        )
        .optional(),
    })
    .describe("Bounds on retention that no plan and no user goes below. Absent: none.");

const restoreTest = (limits: Limits) =>
  z
    .strictObject({
      schedule: schedule.default("cron(0 6 ? * SUN *)").describe("When a restore is tried, by AWS's cron."),
      timeZone,
      selectionWindow: within(limits, "backup.restoreTest.selectionWindow")
        .default(30)
        .describe("Days back in which a backup is looked for."),
      startWindow: within(limits, "backup.restoreTest.startWindow")
        .default(24)
        .describe("Hours in which the test must have begun."),
      validationWindow: within(limits, "backup.restoreTest.validationWindow")
        .default(1)
        .describe("Hours that what was restored stays for a check of your own; then it is deleted."),
    })
    .describe("Restores the newest backup by the clock, and deletes what it restored. Absent: no test.");

/** The options of backups, each by itself; `backupSettings` adds the rules between them. */
export const backupShape = (limits: Limits) =>
  z.strictObject({
    rules: mapOf(rule(limits))
      .prefault({ daily: { schedule: "cron(0 3 ? * * *)" } })
      .describe("When backups are made and how long they are kept, by name."),
    nodeGroups: z
      .array(key)
      .describe("Node groups whose disks are backed up, by name. Default: all of the cluster.")
      .optional(),
    resources: z
      .array(
        formed(
          /^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(?:\d{12})?:\S+$/,
          "an ARN such as arn:aws:rds:eu-west-1:123456789012:db:shop",
        ),
      )
      .default([])
      .describe("ARNs of what is backed up besides: databases, file systems, tables, buckets."),
    selectionTags: z
      .record(z.string("text"), z.string("text; put numbers in quotes"))
      .default({})
      .describe("Whatever else has one of these tags is backed up as well."),
    kmsKeyArn: arnOf("kms", "the ARN of a KMS key such as arn:aws:kms:eu-west-1:123456789012:key/1a2b3c4d")
      .describe("Key of the vault's encryption. Absent: the component makes one, with rotation.")
      .optional(),
    lock: lock(limits).optional(),
    restoreTest: restoreTest(limits).optional(),
  });

export type BackupShape = z.output<ReturnType<typeof backupShape>>;
