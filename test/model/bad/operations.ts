import type { BadInput } from "./support";

const at = (option: string) => `cluster.operations.backup.${option}`;
const backup = (changes: object): Record<string, unknown> => ({ "operations.backup": changes });
const daily = (more: object) => ({ rules: { daily: { schedule: "cron(0 3 ? * * *)", ...more } } });

const patching = (changes: object): Record<string, unknown> => ({ "operations.patching": changes });
const patch = (option: string) => `cluster.operations.patching.${option}`;
const scaled = (changes: object): Record<string, unknown> => ({ "nodeGroups.web.autoscaling": changes });
const own = (option: string) => `cluster.nodeGroups.web.${option}`;

/** Backups and what else is done by the clock. */
export const operated: readonly BadInput[] = [
  [
    "alb",
    patching({ durationHours: 2, cutoffHours: 2 }),
    { [patch("cutoffHours")]: "no node would ever be begun with" },
  ],
  [
    "alb",
    { "operations.sessions": { idleTimeout: 1800, maxDuration: 900 } },
    { "cluster.operations.sessions.idleTimeout": "none would ever end by it" },
  ],
  [
    "alb",
    { "operations.sessions": { retention: 2 } },
    { "cluster.operations.sessions.retention": "not a retention that CloudWatch Logs knows" },
  ],
  ["alb", patching({ schedule: "rate(7 days)" }), { [patch("schedule")]: "not of the form cron(minute" }],
  ["alb", patching({ nodeGroups: ["wep"] }), { [patch("nodeGroups[0]")]: "did you mean web" }],
  ["alb", patching({ approveAfter: 361 }), { [patch("approveAfter")]: "limit ssm.patch.approveAfter" }],
  [
    "alb",
    { ...patching({ schedule: "cron(30 3 ? * TUE *)" }), ...backup({}) },
    { [patch("schedule")]: "overlaps the backup daily, on 2027-01-05 for one" },
  ],
  [
    "alb",
    { ...patching({ nodeGroups: ["web"] }), "nodeGroups.web.maxSize": 2 },
    { [own("maxSize")]: "leaves no room for the machine that stands in while a node is patched" },
  ],
  [
    "alb",
    { "nodeGroups.web.warmPool": {}, "nodeGroups.web.maxSize": 2 },
    { [own("warmPool.minSize")]: "prepares nothing: maxSize equals minSize" },
  ],
  [
    "alb",
    { "nodeGroups.web.warmPool": { maxPreparedCapacity: 1 } },
    { [own("warmPool.maxPreparedCapacity")]: "below the group's minSize 2" },
  ],
  ["alb", { "nodeGroups.web.warmPool": { poolState: "Running" } }, { [own("warmPool.poolState")]: "unknown option" }],
  [
    "alb",
    { "nodeGroups.web.instanceRefresh": { alarms: ["a", "a"] } },
    { [own("instanceRefresh.alarms[1]")]: "listed twice" },
  ],
  [
    "alb",
    { "nodeGroups.web.instanceRefresh": { alarms: Array.from({ length: 11 }, (_, index) => `a${index}`) } },
    { [own("instanceRefresh.alarms")]: "at most" },
  ],
  [
    "alb",
    scaled({ predictive: { targetValue: 101 } }),
    { [own("autoscaling.predictive.targetValue")]: "more than 100 percent of CPU" },
  ],
  [
    "alb",
    {
      ...scaled({ schedules: { night: { recurrence: "0 22 * * *", minSize: 2, maxSize: 2 } } }),
      "objectives.nodesNeeded": { web: 3 },
    },
    {
      [own("autoscaling.schedules.night.minSize")]: "below the 3 nodes that objectives.nodesNeeded.web names",
      [own("autoscaling.schedules.night.maxSize")]: "below the 3 nodes",
    },
  ],
  [
    "nlb",
    { "nodeGroups.mail.autoscaling": { predictive: { metric: "requests", targetValue: 9 } } },
    { "cluster.nodeGroups.mail.autoscaling.predictive": "a network load balancer counts no requests" },
  ],
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
