import type { BadInput } from "./support";

const at = (option: string) => `cluster.operations.backup.${option}`;
const backup = (changes: object): Record<string, unknown> => ({ "operations.backup": changes });
const daily = (more: object) => ({ rules: { daily: { schedule: "cron(0 3 ? * * *)", ...more } } });

/** Backups and what else is done by the clock. */
export const operated: readonly BadInput[] = [
  ["alb", backup({ rules: {} }), { [at("rules")]: "empty: nothing would ever be backed up" }],
  ["alb", backup({ rules: { daily: {} } }), { [at("rules.daily.schedule")]: "missing" }],
  ["alb", backup(daily({ schedule: "0 3 * * *" })), { [at("rules.daily.schedule")]: "not of the form cron(minute" }],
  ["alb", backup(daily({ schedule: "cron(0 3 * * *)" })), { [at("rules.daily.schedule")]: "has 5 fields" }],
  [
    "alb",
    backup(daily({ schedule: "cron(0 3 * * * *)" })),
    { [at("rules.daily.schedule")]: "exactly one of day-of-month and day-of-week is ?" },
  ],
  ["alb", backup(daily({ schedule: "cron(0 3 ? * ? *)" })), { [at("rules.daily.schedule")]: "exactly one" }],
  ["alb", backup(daily({ schedule: "cron(0 25 ? * * *)" })), { [at("rules.daily.schedule")]: "out of range" }],
  ["alb", backup(daily({ schedule: "cron(0 3 ? * 0 *)" })), { [at("rules.daily.schedule")]: "1 (Sunday)" }],
  ["alb", backup(daily({ schedule: "cron(0 3 31 2 ? *)" })), { [at("rules.daily.schedule")]: "never comes" }],
  ["alb", backup(daily({ timeZone: "Mars" })), { [at("rules.daily.timeZone")]: "not a time zone" }],
  ["alb", backup(daily({ startWindow: 59 })), { [at("rules.daily.startWindow")]: "limit backup.window" }],
  [
    "alb",
    backup(daily({ startWindow: 120, completionWindow: 179 })),
    { [at("rules.daily.completionWindow")]: "write 180 or more" },
  ],
  ["alb", backup(daily({ deleteAfter: 0 })), { [at("rules.daily.deleteAfter")]: "limit backup.retention" }],
  [
    "alb",
    backup({ ...daily({ deleteAfter: 29 }), lock: { minRetention: 30 } }),
    { [at("rules.daily.deleteAfter")]: "shorter than the vault's lock of 30 days: every backup would fail" },
  ],
  [
    "alb",
    backup({ ...daily({ deleteAfter: 91 }), lock: { minRetention: 30, maxRetention: 90 } }),
    { [at("rules.daily.deleteAfter")]: "longer than the vault's lock of 90 days" },
  ],
  ["alb", backup({ lock: { minRetention: 90, maxRetention: 30 } }), { [at("lock.minRetention")]: "swap them" }],
  [
    "alb",
    backup({ lock: { minRetention: 7, changeableFor: 2 } }),
    { [at("lock.changeableFor")]: "limit backup.lock.changeableFor" },
  ],
  [
    "alb",
    backup({ ...daily({ schedule: "cron(0 3 1 * ? *)" }), restoreTest: { selectionWindow: 14 } }),
    { [at("restoreTest.selectionWindow")]: "backups are up to 31 days apart: a test would find none" },
  ],
  ["alb", backup({ nodeGroups: ["wep"] }), { [at("nodeGroups[0]")]: "did you mean web" }],
  ["alb", backup({ nodeGroups: ["web", "web"] }), { [at("nodeGroups[1]")]: "listed twice" }],
  ["alb", backup({ nodeGroups: [] }), { [at("nodeGroups")]: "nothing would be backed up" }],
  ["alb", backup({ resources: ["db-1"] }), { [at("resources[0]")]: "an ARN such as" }],
  [
    "alb",
    backup(daily({ copies: { far: { vaultArn: "shop" } } })),
    { [at("rules.daily.copies.far.vaultArn")]: "the ARN of a vault" },
  ],
];
