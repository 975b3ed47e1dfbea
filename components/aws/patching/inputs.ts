// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** When running nodes get their security patches. */
export interface PatchingInput {
  /** When the maintenance window opens, by AWS's cron; one of day-of-month and day-of-week is `?`. Allowed: a schedule such as cron(0 3 ? * * *): minute, hour, day of month, month, weekday, year. Default: `"cron(0 5 ? * TUE *)"`. */
  schedule?: string | undefined;
  /** IANA time zone that the schedule is in. Allowed: a time zone such as Europe/Berlin. Default: `"UTC"`. */
  timeZone?: string | undefined;
  /** Hours that it stays open. Allowed: 1 to 24 hours (limit ssm.window.durationHours, read 2026-11-30). Default: `4`. */
  durationHours?: number | undefined;
  /** Hours before its end from which on no further node is begun with. Allowed: 0 to 23 hours (limit ssm.window.cutoffHours, read 2026-11-30). Default: `1`. */
  cutoffHours?: number | undefined;
  /** Days after its release from which on a security patch is installed; critical ones at once. Allowed: 0 to 360 days (limit ssm.patch.approveAfter, read 2026-11-30). Default: `7`. */
  approveAfter?: number | undefined;
  /** What Systems Manager does on every node between the windows, and on a new one at once. Absent: nothing, and what a node lacks is known after a window alone. */
  associations?: PatchingAssociationsInput | undefined;
  /** Node groups that are patched, by name. Default: all of the cluster. */
  nodeGroups?: string[] | undefined;
}

export interface PatchingAssociationsInput {
  /** Hours from one look for missing patches to the next; nothing is installed. Allowed: 1 to 743 hours (limit ssm.association.hours, read 2026-11-30). Default: `24`. */
  scan?: number | undefined;
  /** Hours from one list of what is installed on a node to the next. Allowed: 1 to 743 hours (limit ssm.association.hours, read 2026-11-30). Default: `12`. */
  inventory?: number | undefined;
  /** Hours from one update of Systems Manager's agent to the next. Allowed: 1 to 743 hours (limit ssm.association.hours, read 2026-11-30). Default: `336`. */
  agent?: number | undefined;
}
