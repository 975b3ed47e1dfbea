// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** What is backed up, when, and for how long. */
export interface BackupInput {
  /** When backups are made and how long they are kept, by name. */
  rules?: Record<string, BackupRuleInput> | undefined;
  /** Node groups whose disks are backed up, by name. Default: all of the cluster. */
  nodeGroups?: string[] | undefined;
  /** ARNs of what is backed up besides: databases, file systems, tables, buckets. Default: `[]`. */
  resources?: string[] | undefined;
  /** Whatever else has one of these tags is backed up as well. */
  selectionTags?: Record<string, string> | undefined;
  /** Key of the vault's encryption. Absent: the component makes one, with rotation. Allowed: the ARN of a KMS key such as arn:aws:kms:eu-west-1:123456789012:key/1a2b3c4d. */
  kmsKeyArn?: string | undefined;
  /** Bounds on retention that no plan and no user goes below. Absent: none. */
  lock?: BackupLockInput | undefined;
  /** Restores the newest backup by the clock, and deletes what it restored. Absent: no test. */
  restoreTest?: BackupRestoreTestInput | undefined;
}

export interface BackupRuleInput {
  /** When a backup begins, by AWS's cron; one of day-of-month and day-of-week is `?`. Allowed: a schedule such as cron(0 3 ? * * *): minute, hour, day of month, month, weekday, year. */
  schedule: string;
  /** IANA time zone that the schedule is in. Allowed: a time zone such as Europe/Berlin. Default: `"UTC"`. */
  timeZone?: string | undefined;
  /** Minutes in which a backup must have begun, or it is given up. Allowed: 60 to 52560000 minutes (limit backup.window, read 2026-11-30). Default: `60`. */
  startWindow?: number | undefined;
  /** Minutes from its schedule in which it must be done, or it is given up; 60 more than startWindow, or above, leaves time for it. Allowed: 60 to 52560000 minutes (limit backup.window, read 2026-11-30). Default: `360`. */
  completionWindow?: number | undefined;
  /** Days that a backup is kept. Allowed: 1 to 36500 days (limit backup.retention, read 2026-11-30). Default: `35`. */
  deleteAfter?: number | undefined;
  /** Where each backup is copied to, by name. */
  copies?: Record<string, BackupCopyInput> | undefined;
}

export interface BackupCopyInput {
  /** The vault of another region or account, or both; its policy must admit this account. Allowed: the ARN of a vault such as arn:aws:backup:eu-central-1:123456789012:backup-vault:shop. */
  vaultArn: string;
  /** Days that the copy is kept. Allowed: 1 to 36500 days (limit backup.retention, read 2026-11-30). Default: `35`. */
  deleteAfter?: number | undefined;
}

export interface BackupLockInput {
  /** Days that every backup in the vault is kept at least. Allowed: 1 to 36500 days (limit backup.retention, read 2026-11-30). */
  minRetention: number;
  /** Days that it is kept at most. Absent: no end. Allowed: 1 to 36500 days (limit backup.retention, read 2026-11-30). */
  maxRetention?: number | undefined;
  /** Days after which the lock cannot be lifted by any account, the root user's included (compliance mode). Absent: users with the right to may lift it (governance mode). Allowed: 3 to 36500 days (limit backup.lock.changeableFor, read 2026-11-30). */
  changeableFor?: number | undefined;
}

export interface BackupRestoreTestInput {
  /** When a restore is tried, by AWS's cron. Allowed: a schedule such as cron(0 3 ? * * *): minute, hour, day of month, month, weekday, year. Default: `"cron(0 6 ? * SUN *)"`. */
  schedule?: string | undefined;
  /** IANA time zone that the schedule is in. Allowed: a time zone such as Europe/Berlin. Default: `"UTC"`. */
  timeZone?: string | undefined;
  /** Days back in which a backup is looked for. Allowed: 1 to 365 days (limit backup.restoreTest.selectionWindow, read 2026-11-30). Default: `30`. */
  selectionWindow?: number | undefined;
  /** Hours in which the test must have begun. Allowed: 1 to 168 hours (limit backup.restoreTest.startWindow, read 2026-11-30). Default: `24`. */
  startWindow?: number | undefined;
  /** Hours that what was restored stays for a check of your own; then it is deleted. Allowed: 1 to 168 hours (limit backup.restoreTest.validationWindow, read 2026-11-30). Default: `1`. */
  validationWindow?: number | undefined;
}
